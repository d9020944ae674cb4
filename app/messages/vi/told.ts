import type { Translation } from '../shape';
import type { told as en } from '../en/told';

export const told: Translation<typeof en> = {
  somebody: 'Có người',
  two: '{{first}} và {{second}}',
  more_other: '{{first}} và {{count}} người khác',
  threads: {
    mention: { label: 'Có người nhắc đến tôi', line: '{{who}} đã nhắc đến bạn' },
    reply: { label: 'Trả lời bài của tôi', line: '{{who}} đã trả lời bạn' },
    mine: { label: 'Bài mới trong chủ đề tôi mở', line: '{{who}} đã viết trong chủ đề của bạn' },
    answer: { label: 'Trả lời cho câu hỏi của tôi', line: '{{who}} đã trả lời câu hỏi của bạn' },
    accepted: { label: 'Câu trả lời của tôi được chọn', line: '{{who}} đã chọn câu trả lời của bạn' },
    followed: {
      label: 'Bài mới trong chủ đề tôi theo dõi',
      line: '{{who}} đã viết trong chủ đề bạn theo dõi',
    },
    person: { label: 'Bài của người tôi theo dõi', line: '{{who}} vừa viết bài mới' },
    tag: {
      label: 'Chủ đề mới theo thẻ tôi theo dõi',
      line: '{{who}} đã mở chủ đề mới về điều bạn theo dõi',
    },
    announcement: { label: 'Thông báo của câu lạc bộ', line: '{{who}} có tin cho cả câu lạc bộ' },
    reminder: { label: 'Nhắc lại bài đã lưu', line: 'Bạn muốn quay lại bài này' },
  },
  questions: {
    asked: {
      label: 'Có câu hỏi dành cho tôi',
      routed_other: 'Có {{count}} câu hỏi đang chờ bạn trả lời',
      handedOver: '{{who}} chuyển một câu hỏi cho bạn',
      brand: 'Chưa chuyên gia nào trả lời kịp: câu hỏi được chuyển đến đội ngũ câu lạc bộ',
    },
    reminder: {
      label: 'Sắp hết thời gian trả lời',
      line: 'Bạn cần trả lời trước {{time}}',
      soon: 'Sắp đến hạn trả lời',
    },
    overdue: {
      label: 'Một câu hỏi quá hạn',
      answer: 'Một câu hỏi chưa có câu trả lời và đã quá hạn',
      resolution: 'Một câu hỏi chưa giải quyết xong và đã quá hạn',
    },
    emergency: {
      label: 'Trường hợp khẩn cấp trong ca trực',
      line: 'Khẩn cấp: có người cần câu trả lời trong vài phút',
    },
    answered: {
      label: 'Chuyên gia khác trả lời câu hỏi của tôi',
      line: '{{who}} đã trả lời câu hỏi đang ở chỗ bạn',
    },
    replied: {
      label: 'Người hỏi trả lời điều tôi hỏi lại',
      line: '{{who}} đã trả lời bạn: đồng hồ chạy tiếp',
    },
  },
  moderation: {
    decided: {
      label: 'Người điều hành quyết định về bài của tôi',
      keep: 'Người điều hành đã xem bài của bạn: bài được giữ',
      hide: 'Người điều hành đã ẩn bài của bạn',
      remove: 'Người điều hành đã xóa bài của bạn',
      edit: 'Người điều hành đã sửa bài của bạn',
      lock: 'Người điều hành đã khóa chủ đề sau bài của bạn',
      warn: 'Người điều hành nhắc nhở bạn',
      suspend: 'Người điều hành tạm ngưng bạn',
      uphold: 'Khiếu nại của bạn không được chấp nhận',
      shorten: 'Thời gian tạm ngưng của bạn được rút ngắn',
      lift: 'Việc tạm ngưng của bạn đã được gỡ',
      undone: 'Một quyết định về bạn đã được hoàn tác',
    },
    hidden: {
      label: 'Bài của tôi bị ẩn vì bị báo',
      line: 'Thành viên đã báo bài của bạn. Bài được ẩn đến khi người điều hành xem',
    },
    flag: {
      label: 'Kết quả báo cáo của tôi',
      upheld: 'Bạn báo đúng. Cảm ơn bạn',
      dismissed: 'Người điều hành đã xem điều bạn báo và thấy ổn',
    },
    waits: { label: 'Có việc chờ trong hàng đợi của tôi', line_other: '{{count}} việc chờ người điều hành' },
    appeal: { label: 'Khiếu nại tôi được quyết định', line_other: '{{count}} khiếu nại bạn được quyết định' },
    heard: {
      label: 'Khiếu nại của tôi có trả lời',
      uphold: 'Khiếu nại của bạn không được chấp nhận',
      shorten: 'Khiếu nại đã được xem: thời gian tạm ngưng rút ngắn',
      lift: 'Khiếu nại đã được xem: tạm ngưng được gỡ',
    },
    heardOfMine: {
      label: 'Khiếu nại về quyết định của tôi có trả lời',
      uphold: '{{who}} giữ nguyên quyết định tạm ngưng của bạn',
      shorten: '{{who}} rút ngắn thời gian tạm ngưng bạn đã quyết định',
      lift: '{{who}} gỡ việc tạm ngưng bạn đã quyết định',
    },
  },
  clubs: {
    approved: {
      label: 'Câu lạc bộ nhận tôi',
      line: 'Chào mừng! Bạn đã là thành viên của {{club}}',
    },
    declined: { line: '{{club}} chưa nhận bạn lần này' },
    invited: { label: 'Câu lạc bộ mời tôi', line: 'Bạn được mời vào {{club}}' },
    suspended: {
      label: 'Tôi tạm thời không được viết',
      line: 'Bạn chưa thể viết trong {{club}} cho đến {{until}}',
    },
    lifted: { line: 'Bạn đã có thể viết trong {{club}} trở lại' },
    granted: { label: 'Vai trò của tôi thay đổi', line: 'Bạn hiện là {{role}} trong {{club}}' },
    grantedPortal: { line: 'Bạn hiện là {{role}} của cổng' },
    revoked: { line: 'Bạn không còn là {{role}} trong {{club}}' },
    revokedPortal: { line: 'Bạn không còn là {{role}} của cổng' },
    roles: {
      expert: 'chuyên gia',
      supplier: 'nhà cung cấp',
      moderator: 'người điều hành',
      agent: 'nhân viên hỗ trợ',
      admin: 'quản trị viên',
    },
  },
  mail: {
    one: '{{line}}',
    several_other: 'Có {{count}} điều mới cho bạn',
    digestDay: 'Một ngày trong các câu lạc bộ của bạn',
    digestWeek: 'Một tuần trong các câu lạc bộ của bạn',
    intro: 'Có điều mới cho bạn:',
    digestIntro: 'Những gì đã xảy ra từ lần trước:',
    open: 'Xem ngay',
    openAll: 'Xem tất cả',
    why: 'Bạn nhận email này vì đã chọn trong phần cài đặt: {{url}}',
    stop: 'Không nhận email như thế này nữa, chỉ một lần bấm: {{url}}',
    more_other: 'Và {{count}} điều khác.',
  },
  push: { works: 'Được rồi: thông báo sẽ trông như thế này.' },
  line: { linked: 'Đã liên kết. Từ nay bạn sẽ nhận ở đây những gì đã chọn.' },
};
