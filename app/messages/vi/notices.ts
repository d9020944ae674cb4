import type { Translation } from '../shape';
import type { notices as en } from '../en/notices';

export const notices: Translation<typeof en> = {
  lead: 'Những điều liên quan đến bạn từ mọi câu lạc bộ.',
  unreadCount_other: '{{count}} chưa đọc',
  filter: 'Chọn xem',
  all: 'Tất cả',
  onlyUnread: 'Chưa đọc ({{count}})',
  readAll: 'Đánh dấu đã đọc hết',
  read: 'Đánh dấu đã đọc',
  markRead: 'Đánh dấu đã đọc: {{line}}',
  isUnread: 'chưa đọc',
  choose: 'Chọn điều muốn nhận',
  empty: 'Chưa có gì mới cho bạn',
  allRead: 'Bạn đã xem hết rồi',
  emptyHint: 'Khi có người trả lời, nhắc đến bạn hay trả lời câu hỏi của bạn, bạn sẽ thấy ở đây.',
};
