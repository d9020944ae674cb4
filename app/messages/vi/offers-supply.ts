import type { supply as source } from '../en/offers-supply';
import type { Translation } from '../shape';

export const supply: Translation<typeof source> = {
  supply: {
    title: 'Việc của nhà cung cấp',
    lead: 'Những việc bạn phụ trách cho tổ chức của mình, ở mọi câu lạc bộ.',
    all: 'Tổng quan',
    seeAll: 'Xem cả {{number}}',
    none: 'Chưa có việc nào chờ bạn',
    noneHint: 'Khi thương hiệu hỏi giá hoặc giao bạn sản xuất, việc sẽ hiện ở đây.',
    options_other: '{{count}} lựa chọn chưa có giá của bạn',
    running: 'Đang ở công đoạn {{name}}, dự kiến từ {{date}}',
    upcoming: 'Tiếp theo: {{name}}, dự kiến từ {{date}}',
    pledged: 'Đã đặt {{number}}',
    made: 'Cần làm {{number}}',
    pledgesUntil: 'nhận đặt đến {{date}}',
    runsUntil: 'đến {{date}}',
    toHandOn_other: '{{count}} đơn cần giao',
    free_other: 'Còn trống {{count}}',
    left: 'Còn {{number}} trên {{of}}',
  },
  supplyLists: {
    costing: 'Chờ bạn báo giá',
    making: 'Bạn đang làm',
    orders: 'Đơn cần giao',
    freed: 'Còn trống',
    quick: 'Ưu đãi nhanh',
  },
  supplyNone: {
    costing: 'Không ai chờ giá của bạn.',
    making: 'Hiện bạn chưa làm gì.',
    orders: 'Không có đơn nào cần giao.',
    freed: 'Không có gì còn trống.',
    quick: 'Bạn không có ưu đãi nhanh nào đang chạy.',
  },
};
