import type { eventRoom as source } from '../en/event-room';
import type { Translation } from '../shape';

export const eventRoom: Translation<typeof source> = {
  pace: {
    title: 'Giữ nhịp',
    questions: 'Mỗi người hỏi cách nhau',
    talk: 'Mỗi người đăng trong phần trò chuyện cách nhau',
    close: 'Đóng phần trò chuyện',
    open: 'Mở lại phần trò chuyện',
  },
  templates: {
    manage: 'Quản lý mẫu',
    remove: 'Xóa',
    removeOne: 'Xóa mẫu {{name}}',
    renamed: 'Đã lưu.',
    removed: 'Đã xóa mẫu.',
  },
  result: {
    surveys: 'Số câu trả lời khảo sát',
    answered: 'Câu hỏi đã trả lời',
    words: 'Lời nhận xét',
    plotAnswered: 'Câu hỏi đã trả lời; vạch ngang: số câu đã hỏi',
    arrivalsTable: 'Giờ đến dạng bảng',
    from: 'Từ',
    figuresFile: 'Tải số liệu (CSV)',
    surveyFile: 'Tải câu trả lời (CSV)',
  },
  hidden:
    'Người điều hành đã ẩn nội dung sự kiện này. Chỉ người tổ chức và người có chỗ còn thấy thời gian và địa điểm.',
  hide: 'Ẩn sự kiện này',
  showAgain: 'Hiện lại sự kiện',
  flag: 'Báo cáo câu hỏi',
  flagged: 'Bạn đã báo cáo',
  who: 'Ai đã hỏi?',
  refused: {
    until: 'Bạn đang bị tạm ngưng ở đây đến {{date}}, trước đó chưa thể đăng ký.',
    standing: 'Vì sao, và bạn có thể làm gì',
    paused: 'Câu lạc bộ đang tạm nghỉ: hiện chưa đăng ký được.',
    archived: 'Câu lạc bộ đã đóng, không đăng ký được nữa.',
    pending: 'Bạn đã xin vào câu lạc bộ. Khi được nhận, bạn có thể đăng ký.',
  },
  changeRecap: 'Sửa tóm tắt',
  outcome: {
    write: 'Ghi chi phí và kết quả sau đó',
    change: 'Sửa chi phí và kết quả sau đó',
    cost: 'Chi phí thực tế ({{currency}})',
    followed: 'Kết quả sau đó',
    spent: 'Đã chi',
  },
  roles: { host: 'Người tổ chức', speaker: 'Diễn giả' },
  passOn: {
    open: 'Chuyển cho chuyên gia',
    words: 'Với câu hỏi',
    send: 'Chuyển',
  },
};
