import type { Translation } from '../shape';
import type { offers as source } from '../en/offers';

export const offers = {
  story: {
    made: 'Ưu đãi được tạo',
    opened: 'Đã mở nhận đặt',
    deadlineMoved: 'Thêm thời gian: đến {{date}}',
    optionAdded: 'Lựa chọn mới: {{name}}',
    repriced: '{{name}} còn {{after}} thay vì {{before}}',
    stepReached: '{{name}}: đã đặt {{quantity}}, mọi người được giá {{price}}',
    thresholdReached: 'Đã đặt {{quantity}}: đủ để sản xuất',
    funded: 'Đạt mục tiêu: {{quantity}} cho {{members}} thành viên',
    unfunded: 'Chưa đủ: {{quantity}} trên {{threshold}}. Không ai phải trả gì',
    stagePassed: '{{name}} đã xong',
    stagePassedNext: '{{name}} đã xong, tiếp theo là {{next}}',
    stageMoved: '{{name}} dời sang {{date}}',
    freed: '{{name}} còn trống {{quantity}}',
    reoffered: 'Chào lại {{quantity}} × {{name}}, giảm {{percent}}%',
    recovered: '{{quantity}} đã có chủ mới: thu lại {{amount}}',
    fulfilled: 'Mọi thứ đã tới tay: {{orders}} đơn',
    shared: '{{members}} người góp ý tưởng chia nhau {{points}} điểm',
    withdrawn: 'Đã rút lại: {{reason}}',
    changed: 'Có thay đổi',
  },
  notices: {
    storyLabel: 'Diễn biến của ưu đãi tôi theo dõi',
    quickLabel: 'Ưu đãi nhanh gần tôi',
    quick: 'Nhanh tay: giảm {{percent}}%, đến khi hết',
  },
} as const satisfies Translation<typeof source>;
