import type { DemoThread } from '../types.ts';

export const threads: DemoThread[] = [
  {
    club: 'coffee',
    kind: 'question',
    language: 'vi',
    title: 'Phin chảy ào ào 2 phút là hết, cà phê lạt nhách',
    tags: ['phin', 'beginner'],
    accepted: 3,
    posts: [
      {
        author: 'khach',
        minutesAgo: 200,
        body: 'Em mới mua phin inox cỡ nhỏ, cà phê bột mua ngoài tiệm gần nhà. Bỏ 3 muỗng, rót nước sôi đầy, chưa kịp dọn bàn là chảy hết trơn, uống như trà. Ép nắp mạnh thì nó… không chảy luôn. Ở giữa là chỗ nào mọi người?',
        reactions: { like: ['thao'] },
      },
      { author: 'tuan', minutesAgo: 193, body: 'ep nua vong nua lai nua vong. nghe thuat la o cho do' },
      {
        author: 'minhquan',
        minutesAgo: 158,
        body: `Chị Hà làm theo vầy thử nha:

1. **Cân**: phin nhỏ 18–20 g. Ba muỗng của mỗi nhà khác nhau lắm
2. Lắc nhẹ cho phẳng mặt, nắp gài *đặt xuống xoay một vòng cho sát*, không ép
3. Nước vừa sôi để 20–30 giây (khoảng 94–95 độ)
4. Rót 30–40 ml, đợi 40 giây cho bột nở đều
5. Rót tiếp 70–80 ml, đậy nắp. Giọt đều, tổng 4–6 phút là đẹp

Nếu làm đúng mà vẫn ào: bột xay quá thô, xin tiệm xay nhuyễn hơn một chút. Vẫn nghẹt: nhuyễn quá.`,
        reactions: { thanks: ['khach', 'thao', 'tuan'], like: ['suong', 'khoa'] },
      },
      {
        author: 'suong',
        minutesAgo: 128,
        body: 'Bên xưởng em (người bán) thì dặn khách xin coi *ngày rang*. Bột xay sẵn để vài tháng khô kiệt, không nở nổi, nước chạy tuột qua luôn.',
        reactions: { like: ['minhquan'] },
      },
      { author: 'khach', minutesAgo: 78, body: 'Em cân ra ba muỗng có... 11 gram 😳', replyTo: 3 },
      {
        author: 'minhquan',
        minutesAgo: 74,
        body: 'Xong, bắt được thủ phạm.',
        replyTo: 5,
        reactions: { laugh: ['khach', 'thao', 'tuan'] },
      },
      {
        author: 'thao',
        minutesAgo: 62,
        body: 'Chị pha trà cà phê rồi gọi điện khiếu nại phin',
        reactions: { laugh: ['khach'] },
      },
      {
        author: 'khach',
        minutesAgo: 42,
        body: 'Pha lại: 20 gram, 5 phút 10 giây, thơm dữ thần. Ba em uống xong hỏi quán nào giao tới.',
        reactions: { love: ['minhquan', 'thao'] },
      },
    ],
  },
  {
    club: 'coffee',
    kind: 'talk',
    language: 'vi',
    title: 'Cuộc chiến bạc xỉu: sữa trước hay cà phê trước?',
    tags: ['phin', 'cafes'],
    posts: [
      {
        author: 'thao',
        minutesAgo: 18960,
        body: 'Quán đầu hẻm đổ sữa trước, cà phê sau, ra ba tầng đẹp mê. Quán cuối hẻm đổ cà phê trước rồi chế sữa, nhìn như nước lũ mà ngon hơn?! Cả hẻm đang chia phe, xin ý kiến quốc tế.\n\n![Phe đầu hẻm](drawing:coffee-layers)',
        reactions: { laugh: ['khach', 'khoa'] },
      },
      { author: 'khach', minutesAgo: 18949, body: 'Sữa trước. Mắt ăn trước miệng chị ơi.' },
      { author: 'khoa', minutesAgo: 18924, body: 'Khuấy lên thì giống nhau hết mà mấy bà.' },
      {
        author: 'thao',
        minutesAgo: 18922,
        body: 'Nói vậy mà nói được! Chặn anh Khoa một ngày',
        replyTo: 3,
        reactions: { laugh: ['khach', 'linh'] },
      },
      {
        author: 'minhquan',
        minutesAgo: 18802,
        body: 'Thành thật: khác chút đỉnh. Đổ cà phê nóng lên sữa đặc lạnh thì sữa tan chậm, ngụm đầu đắng, ngụm cuối ngọt. Đổ sữa vào cà phê nóng thì hòa ngay, vị đều từ đầu. Thích kể chuyện thì sữa trước, thích chắc ăn thì cà phê trước.',
        reactions: { thanks: ['thao'], like: ['khach'] },
      },
      {
        author: 'linh',
        minutesAgo: 18772,
        body: 'Người điều hành xin tuyên bố hai phe đều đúng và xin mỗi bên một ly.',
      },
      { author: 'tuan', minutesAgo: 18592, body: 'ha noi goi la nau, khong co chien tranh' },
      {
        author: 'khoa',
        minutesAgo: 18584,
        body: 'Ngoài đó có chiến tranh trứng mà anh, đánh tay hay đánh máy.',
        replyTo: 7,
        reactions: { laugh: ['tuan', 'thao', 'minhquan'] },
      },
      {
        author: 'tuan',
        minutesAgo: 18579,
        body: 'danh tay. khong ban cai.',
        replyTo: 8,
        reactions: { laugh: ['khoa', 'khach'] },
      },
      {
        author: 'thao',
        minutesAgo: 17139,
        body: 'Kết quả điều tra: quán cuối hẻm ngon hơn vì cô chủ bỏ thêm xíu muối. Cổ thú nhận rồi. Hẻm hòa bình.',
      },
    ],
  },
  {
    club: 'coffee',
    kind: 'talk',
    language: 'vi',
    title: 'Cà phê muối làm ở nhà sao cho không mặn chát',
    tags: ['phin'],
    posts: [
      {
        author: 'linh',
        minutesAgo: 67800,
        body: 'Linh thử ba lần: lần một mặn như nước biển, lần hai kem chảy, lần ba tạm. Ai có tỉ lệ ổn định không ạ?',
        reactions: { like: ['thao', 'khach'] },
      },
      {
        author: 'minhquan',
        minutesAgo: 67740,
        body: 'Kem muối cho 4 ly: kem béo 100 ml lạnh, sữa tươi 40 ml, sữa đặc 15 g, **muối 1 g** (cân nhé, đừng nhúm). Đánh tới khi kéo vệt rồi tan chậm là dừng. Cà phê phin 40 ml pha với 20 g sữa đặc, đá, rót kem lên.',
        reactions: { thanks: ['linh', 'thao'] },
      },
      { author: 'thao', minutesAgo: 67720, body: '1 gram là nhúm cỡ nào anh, nhà em không có cân tiểu ly' },
      {
        author: 'minhquan',
        minutesAgo: 67711,
        body: 'Muỗng cà phê muối tinh gạt ngang chừng 5–6 g, em lấy một phần năm.',
        replyTo: 3,
      },
      {
        author: 'khoa',
        minutesAgo: 67651,
        body: 'Người miền Trung xin phép nói: uống nguội đi chút, muối lên vị ngọt hậu, đừng khuấy.',
      },
      {
        author: 'linh',
        minutesAgo: 64771,
        body: 'Thành công! Mẹ Linh chấm 9, trừ 1 vì "ngọt quá, sao gọi là muối".',
        reactions: { love: ['minhquan', 'khoa'] },
      },
    ],
  },
];
