import type { Translation } from '../shape';
import type { live as en } from '../en/live';

export const live: Translation<typeof en> = {
  current: 'Đã cập nhật',
  reconnecting: 'Đang kết nối lại…',
  offline: 'Bạn đang ngoại tuyến. Nội dung bạn viết sẽ được giữ lại.',
  offlineKept_other: 'Bạn đang ngoại tuyến: {{count}} trả lời của bạn đã được giữ lại.',
};
