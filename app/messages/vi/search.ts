import type { Translation } from '../shape';
import type { search as en } from '../en/search';

export const search: Translation<typeof en> = {
  title: 'Tìm kiếm',
  resultsFor: 'Kết quả cho “{{query}}”',
  field: 'Tìm kiếm',
  hint: 'Tìm chủ đề, bài viết, thành viên và câu lạc bộ',
  submit: 'Tìm',
  clear: 'Xóa',
  typesLabel: 'Muốn xem gì',
  types: {
    all: 'Tất cả',
    thread: 'Chủ đề',
    post: 'Bài viết',
    person: 'Thành viên',
    club: 'Câu lạc bộ',
  },
  kinds: {
    thread: 'Chủ đề',
    post: 'Bài viết',
    person: 'Thành viên',
    club: 'Câu lạc bộ',
  },
  inClub: 'Trong {{club}}',
  inThread: 'Trong “{{thread}}”',
  everywhere: 'Tìm ở mọi nơi',
  number: 'Bài {{number}}',
  more_other: 'Còn {{count}} bài nữa trong chủ đề này',
  accepted: 'Câu trả lời được chọn',
  audience: {
    professionals: 'Chỉ dành cho người trong nghề',
    experts: 'Chỉ người hỏi và chuyên gia',
  },
  start: {
    title: 'Bạn đang tìm gì?',
    words: 'Chỉ cần vài từ. Gõ không dấu cũng tìm được.',
    phrase: 'Đặt trong ngoặc kép để các từ đứng liền nhau: “cà phê sữa”',
    minus: 'Thêm dấu trừ trước từ không muốn thấy: cà phê -sữa',
  },
  none: {
    title: 'Không tìm thấy gì cho “{{query}}”',
    noWords: 'Trong “{{query}}” không có chữ hay số nào',
    fewer: 'Thử ít từ hơn, hoặc từ ngắn hơn.',
    spelling: 'Thử viết cách khác; có thể bỏ dấu.',
    together: 'Thử bỏ ngoặc kép và dấu trừ.',
    allTypes: 'Xem mọi loại kết quả',
    ask: 'Đặt câu hỏi mới',
  },
  failed: {
    title: 'Hiện chưa tìm kiếm được',
    words: 'Từ bạn gõ vẫn còn đây. Đợi một chút rồi thử lại nhé.',
    unknownClub: 'Không có câu lạc bộ này, hoặc nó chưa mở cho bạn.',
  },
  suggestions: {
    label: 'Gợi ý',
    all: 'Tất cả kết quả cho “{{query}}”',
    inClub: 'Chỉ trong {{club}}',
    none: 'Chưa thấy gì. Nhấn Enter để xem cách tìm khác.',
    failed: 'Hiện chưa có gợi ý. Nhấn Enter để tìm.',
    count_other: '{{count}} gợi ý. Dùng phím mũi tên để chọn.',
    close: 'Đóng tìm kiếm',
  },
};
