import type { Translation } from '../shape';
import type { clubs as en } from '../en/clubs';

export const clubs: Translation<typeof en> = {
  tabs: {
    label: 'Các trang của {{club}}',
    home: 'Trang câu lạc bộ',
    threads: 'Chủ đề',
    people: 'Thành viên',
  },
  status: {
    draft: 'Bản nháp',
    open: 'Đang mở',
    paused: 'Tạm nghỉ',
    archived: 'Đã lưu trữ',
  },
  standing: {
    invited: 'Bạn được mời',
    pending: 'Đang chờ duyệt',
    active: 'Thành viên',
    suspended: 'Bạn đang bị tạm dừng',
    left: 'Chưa là thành viên',
  },
  join: {
    button: 'Tham gia câu lạc bộ',
  },
};
