import type { DemoThread } from '../types.ts';

export const threads: DemoThread[] = [
  {
    club: 'dogs',
    kind: 'talk',
    language: 'vi',
    title: 'Góc "mặt tội lỗi": bằng chứng và lời khai',
    tags: ['photos'],
    posts: [
      {
        author: 'thao',
        minutesAgo: 690,
        body: 'Sáng mở cửa thấy cuộn giấy vệ sinh trải từ nhà tắm ra tới bếp, còn Đậu thì nằm quay mông lại, mắt liếc liếc. Tui chưa la câu nào mà ẻm nhận tội rồi.\n\n![Bị cáo số một](drawing:dog-guilty)',
        reactions: { laugh: ['khach', 'tuan', 'phat'], love: ['linh'] },
      },
      {
        author: 'khach',
        minutesAgo: 675,
        body: 'Lời khai của Bơ: "Con không biết gì hết, con mèo làm". Nhà em không có mèo.',
        reactions: { laugh: ['thao'] },
      },
      {
        author: 'tuan',
        minutesAgo: 635,
        body: 'Muc nha toi toi loi quanh nam, ngay nao ko co mat toi loi moi la bat thuong',
      },
      {
        author: 'phat',
        minutesAgo: 615,
        body: 'Tiệm em có cái camera. Coi lại thấy con Ki tự mở hộc tủ lấy bánh, ăn xong **đóng hộc lại**. Em nuôi nó ba năm mà giờ mới biết mặt thật.',
        reactions: { laugh: ['thao', 'khach', 'colan'] },
      },
      {
        author: 'thao',
        minutesAgo: 612,
        body: 'Trời đất cho nó đi làm được rồi đó anh',
        replyTo: 4,
        reactions: { wow: ['phat'] },
      },
      {
        author: 'colan',
        minutesAgo: 492,
        body: 'Vàng già rồi hết phá, giờ chỉ nằm nhìn mấy con gà phá. Có bữa nó sủa mách cô.',
      },
      {
        author: 'ploy',
        minutesAgo: 392,
        body: 'ปังปอนด์ขอเป็นพยานให้ Đậu ค่ะ ทิชชู่มันคลี่ตัวเองได้ เห็นมากับตา 😇',
        language: 'th',
        reactions: { laugh: ['thao', 'linh'] },
      },
      {
        author: 'thao',
        minutesAgo: 380,
        body: 'Nhân chứng từ Thái Lan! Đậu được tại ngoại nha mọi người',
        replyTo: 7,
        reactions: { laugh: ['ploy', 'khach'] },
      },
    ],
  },
  {
    club: 'dogs',
    kind: 'talk',
    language: 'vi',
    title: 'Em tự may dây dắt, nhờ cả nhà chọn giùm kiểu khóa',
    tags: ['walks'],
    poll: {
      question: 'Khóa nào bạn tin tưởng nhất?',
      kind: 'single',
      options: ['Móc xoay đồng, nặng mà chắc', 'Móc nhôm có chốt vặn', 'Khóa bấm nhựa, nhẹ cho chó nhỏ'],
      votes: { khach: [0], tuan: [0], colan: [0], thao: [1], hannah: [1], moderator: [1], gift: [2] },
      closesInMinutes: 7200,
    },
    posts: [
      {
        author: 'phat',
        minutesAgo: 3060,
        body: 'Em là Phát, may dây dắt ở Gò Vấp (em bán hàng nha, xin nói trước, hồ sơ nhà cung cấp đang chờ duyệt). Đợt rồi có hai khách nói móc bị bung lúc chó giật. Em thu lại hết rồi, đền dây mới. Giờ chọn lại khóa cho đàng hoàng, nhờ mọi người bỏ phiếu.\n\n![Đi thử ngoài bờ kênh](drawing:dog-walk)',
        reactions: { like: ['thao', 'khach'] },
      },
      {
        author: 'khach',
        minutesAgo: 3030,
        body: 'Thu lại hết là em tin rồi đó. Bơ 27 ký giật như xe kéo, chị bầu móc đồng.',
        reactions: { like: ['phat'] },
      },
      { author: 'tuan', minutesAgo: 2970, body: 'dong nang the con be 3kg deo vao gay co a' },
      {
        author: 'phat',
        minutesAgo: 2960,
        body: 'Dạ nên em tính làm hai cỡ, dưới 8 ký dùng nhôm. Cảm ơn anh, để em ghi rõ lên bao bì.',
        replyTo: 3,
      },
      {
        author: 'hannah',
        minutesAgo: 2660,
        body: 'From the training side: please also think about a *harness* with the ring on the back or chest. A strong clip on a thin collar just moves the pull to the neck.',
        language: 'en',
        reactions: { thanks: ['phat'] },
      },
      {
        author: 'thao',
        minutesAgo: 2580,
        body: 'Chị Hannah nói nên có yếm, gắn khóa sau lưng hoặc trước ngực, đừng kéo cổ. Anh Phát có may yếm hông?',
      },
      {
        author: 'phat',
        minutesAgo: 2555,
        body: 'Có nha, đang ra rập cỡ corgi: lưng dài, ngực sâu, chân… có thể bỏ qua 😅',
        replyTo: 6,
        reactions: { love: ['thao'] },
      },
      {
        author: 'thao',
        minutesAgo: 2551,
        body: 'Xúc phạm chân Đậu là hông mua nữa à nha',
        replyTo: 7,
        reactions: { laugh: ['phat', 'khach'] },
      },
    ],
  },
  {
    club: 'dogs',
    kind: 'announcement',
    language: 'vi',
    title: 'Hẹn đi dạo sáng Chủ nhật, bờ kênh phía cầu gỗ, 5 giờ 45',
    tags: ['news', 'walks'],
    pinned: true,
    posts: [
      {
        author: 'linh',
        minutesAgo: 5820,
        body: `Chào cả nhà, tháng này mình gặp nhau ở Sài Gòn nha, miễn phí.

- **5:45** tập trung chân cầu gỗ, 7:00 giải tán cho bé khỏi nóng chân
- Dây dắt bắt buộc, túi nhặt phân tự mang (Linh có dự phòng 50 cái)
- Bé chưa tiêm đủ, đang bệnh hoặc đang tới kỳ thì hẹn lần sau
- Bé nhát đeo **nơ vàng**: mọi người chừa khoảng cách giùm

Đường đi và chỗ gởi xe: [bản đồ chân cầu gỗ](https://map.chomrom.example/cau-go)

Bác sĩ Hoàng An sẽ đi chung, hỏi gì cũng được trừ chuyện xem tuổi chó.`,
        reactions: { like: ['khach', 'thao', 'phat'], love: ['tuan'] },
      },
      {
        author: 'phat',
        minutesAgo: 5760,
        body: 'Em mang theo kim chỉ, ai dây sút chỗ nào em khâu tại chỗ, miễn phí.',
      },
      {
        author: 'thao',
        minutesAgo: 5740,
        body: 'Nơ vàng mua ở đâu vậy chị? Đậu thì không nhát, nhưng em nhát 😂',
      },
      {
        author: 'linh',
        minutesAgo: 5725,
        body: 'Linh phát nơ cho cả sen luôn.',
        replyTo: 3,
        reactions: { laugh: ['thao', 'phat'] },
      },
      { author: 'tuan', minutesAgo: 5365, body: 'ha noi bao gio co vay ad, Muc doi mai' },
      {
        author: 'linh',
        minutesAgo: 5245,
        body: 'Anh Tuấn rủ được 5 nhà là Linh đặt vé ra liền. Ai ở Hà Nội điểm danh dưới đây nha!',
        replyTo: 5,
        reactions: { like: ['tuan'] },
      },
      {
        author: 'hoangan',
        minutesAgo: 3625,
        body: 'Tôi có xem tuổi chó được đấy chứ: nhìn răng. Còn tuổi hợp hay không thì chịu.',
        reactions: { laugh: ['linh', 'khach'] },
      },
    ],
  },
  {
    club: 'dogs',
    kind: 'talk',
    language: 'vi',
    title: 'Hàng xóm khoan tường cả ngày, bé run cầm cập, nhà mình xử lý sao?',
    tags: ['training'],
    posts: [
      {
        author: 'khach',
        minutesAgo: 138540,
        body: 'Nhà bên sửa, khoan từ 8 giờ sáng. Bơ chui gầm giường, run, chảy dãi, dụ bánh cũng không ra. Còn cả tháng nữa mới xong. Em đi làm không ở nhà được.',
        reactions: { sad: ['thao', 'colan', 'phat'] },
      },
      {
        author: 'colan',
        minutesAgo: 138510,
        body: 'Bồng nó qua nhà bà con gởi được không con? Hồi nhà kế bên đóng cọc cô gởi con Vàng qua ông Tư, đỡ khổ.',
      },
      {
        author: 'thao',
        minutesAgo: 138498,
        body: 'Em thì làm cái hang: kéo rèm, quạt chạy, mở nhạc lớn vừa vừa, cái áo em mặc rồi cho nó nằm. Đậu đỡ chừng 50%.',
      },
      { author: 'tuan', minutesAgo: 138438, body: 'dung dỗ no, cang dỗ no cang so. phai cho no quen' },
      {
        author: 'hoangan',
        minutesAgo: 138258,
        body: '> dung dỗ no, cang dỗ no cang so\n\nXin phép nói khác anh Tuấn chút: sợ hãi là cảm xúc, vỗ về **không** làm bé sợ thêm. Bé muốn nằm sát mình thì cứ cho.\n\nHang tối như Thảo là rất tốt, gởi đi chỗ yên như cô Lan càng tốt. Tập quen thì dùng tiếng khoan thu âm bật thật nhỏ, nhỏ tới mức bé vẫn chịu ăn bánh, tăng dần qua nhiều ngày, chứ không ném bé vào tiếng thật. Run và chảy dãi là mức nặng rồi, bạn đưa bé khám để bàn về thuốc giảm lo âu kê riêng trong tháng này.',
        reactions: { thanks: ['khach', 'thao', 'colan'] },
      },
      {
        author: 'tuan',
        minutesAgo: 138238,
        body: 'ok bac si, toi rut lai. hoi nho bo toi day the nao toi day cho the ay',
        replyTo: 5,
        reactions: { like: ['hoangan', 'khach'] },
      },
      {
        author: 'khach',
        minutesAgo: 138193,
        body: 'Câu này của anh Tuấn nghe mà thương quá trời.',
        reactions: { love: ['tuan'] },
      },
      {
        author: 'khach',
        minutesAgo: 126673,
        body: 'Cập nhật: ban ngày Bơ đi "nhà trẻ" ở nhà dì, tối nằm hang. Đã chịu ăn lại. Nhà bên nghe chuyện đem qua trái mít xin lỗi, Bơ khoái mít hơn khoái em.',
        reactions: { love: ['colan', 'hoangan'] },
      },
      {
        author: 'hoangan',
        minutesAgo: 126613,
        body: 'Vài múi nhỏ bỏ hột thôi nhé!',
        replyTo: 8,
        reactions: { laugh: ['khach', 'thao'] },
      },
    ],
  },
];
