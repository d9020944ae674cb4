import type { DemoThread } from '../types.ts';

export const threads: DemoThread[] = [
  {
    club: 'dogs',
    kind: 'question',
    language: 'vi',
    title: 'Bơ gãi suốt đêm, bụng nổi mẩn đỏ, có nên tắm lá không mọi người?',
    tags: ['health', 'grooming'],
    accepted: 5,
    posts: [
      {
        author: 'khach',
        minutesAgo: 440,
        body: 'Bé Bơ nhà em (golden, 2 tuổi rưỡi, 27 ký) gãi ba ngày nay. Vạch lông ra thấy bụng với nách đỏ lốm đốm, có một mảng bằng đồng xu bị ướt ướt, rụng lông, hôi hôi. Vẫn ăn uống chạy nhảy bình thường.\n\nTuần rồi Sài Gòn mưa miết, ngày nào đi dạo về cũng ướt bụng. Má em biểu tắm lá khế, còn anh bán thuốc ngoài chợ đưa tuýp kem của người. Em chưa dám xài cái nào hết.\n\n![Bơ nằm phơi bụng cho mát](drawing:dog-belly)',
        reactions: { sad: ['thao', 'colan'] },
      },
      {
        author: 'thao',
        minutesAgo: 432,
        body: 'Đừng bôi kem người nha chị, Đậu nhà em liếm hết trơn rồi ói đó 😢',
      },
      {
        author: 'colan',
        minutesAgo: 407,
        body: 'Hồi xưa cô toàn tắm lá khế cho con Vàng, cũng thấy bớt. Nhưng mà chỗ ướt thì đừng con, cô thấy nó ăn lan ra.',
      },
      {
        author: 'tuan',
        minutesAgo: 397,
        body: 'cho nha toi cung bi 1 lan, bac si bao la viem da do am, cao long cho do roi khoi sau 1 tuan',
      },
      {
        author: 'hoangan',
        minutesAgo: 322,
        body: `Chào Hà, mảng ướt, hôi, rụng lông thường là viêm da ẩm cấp; bụng nách đỏ thì có thể do ẩm, nấm, ve rận hoặc dị ứng. Nhìn qua chữ mình không phân biệt được, phải cạo da soi kính.

**Tối nay bạn làm được:**
1. Cắt ngắn lông quanh mảng ướt cho thoáng, lau nhẹ bằng nước muối sinh lý 0,9%, thấm khô.
2. Đeo loa chống liếm. Cái này quan trọng hơn mọi loại kem.
3. Đi mưa về lau và sấy khô bụng, kẽ chân bằng gió mát.

**Đừng:** tắm lá lên chỗ trợt, bôi kem có corticoid của người, cồn, oxy già.

Trong 1–2 ngày tới nên cho bé đi khám. Nếu mảng lan nhanh trong vài giờ, bé sốt, bỏ ăn hay sưng mặt thì đi ngay.`,
        reactions: { thanks: ['khach', 'thao', 'colan', 'linh'], like: ['tuan', 'phat'] },
      },
      {
        author: 'khach',
        minutesAgo: 310,
        body: 'Dạ em cảm ơn bác sĩ. Nhà em có cái loa cũ mà Bơ đeo vô là đứng yên như tượng, không chịu đi luôn 😂',
        replyTo: 5,
        reactions: { thanks: ['hoangan'] },
      },
      {
        author: 'hoangan',
        minutesAgo: 304,
        body: 'Bình thường thôi, 10 phút là quên. Có thưởng thì 5 phút.',
        replyTo: 6,
        reactions: { laugh: ['khach', 'thao'] },
      },
      {
        author: 'hoangan',
        minutesAgo: 295,
        body: 'Mình xem hồ sơ bé bạn đã chia sẻ: 27 kg, đã triệt sản. Bạn cho mình biết thêm: tháng này nhỏ gáy thuốc gì, ngày nào, và dạo gần đây có đổi thức ăn không? Viết ở đây chỉ mình và nhóm chuyên gia đọc được.',
        audience: 'experts',
      },
      {
        author: 'khach',
        minutesAgo: 281,
        body: 'Dạ thuốc nhỏ gáy em quên gần hai tháng rồi bác sĩ ơi... còn thức ăn thì mới đổi bao khác hai tuần nay.',
        audience: 'experts',
        replyTo: 8,
      },
      {
        author: 'khach',
        minutesAgo: 85,
        body: 'Em mới đi khám về: viêm da ẩm, có thêm ít nấm men ở nách. Được cạo một mảng nhìn như sân bay. Cảm ơn cả nhà đã cản em tắm lá 🙏',
        reactions: { love: ['hoangan', 'thao', 'colan'] },
      },
    ],
  },
  {
    club: 'dogs',
    kind: 'question',
    language: 'vi',
    title: 'Chó con 9 tuần mới đón về, tiêm gì trước và bao giờ được ra đường?',
    tags: ['puppy', 'health'],
    accepted: 3,
    posts: [
      {
        author: 'tuan',
        minutesAgo: 54960,
        body: 'moi don them 1 be ten Nep, 9 tuan, cho ta. nguoi cho bao "tiem roi" nhung ko co so. h lam sao cac bac?',
      },
      {
        author: 'phat',
        minutesAgo: 54925,
        body: 'Không có sổ thì coi như chưa tiêm đi anh. Em từng tin một lần, parvo, mất bé luôn. Giờ nhắc lại còn nghẹn.',
      },
      {
        author: 'hoangan',
        minutesAgo: 54805,
        body: `Phát nói đúng, không có sổ thì bác sĩ sẽ lên lịch lại từ đầu, tiêm thêm không hại.

Lịch thường dùng (bác sĩ khám rồi chỉnh theo bé):
- **6–8 tuần trở đi**: mũi vắc-xin tổng hợp đầu, nhắc lại mỗi 2–4 tuần cho tới khi bé được ít nhất 16 tuần
- **Từ 12 tuần**: dại, sau đó nhắc hằng năm theo quy định nơi bạn ở
- Tẩy giun 2 tuần một lần tới 12 tuần

Đặt chân xuống đất công cộng, gặp chó lạ: khoảng 1–2 tuần sau mũi cuối. Nhưng trước đó vẫn **bế bé ra ngoài** nghe xe, gặp người, vì đây là tuổi học làm quen.

Mấy ngày đầu mới về hãy theo dõi ăn, phân. Bỏ ăn, ói, tiêu chảy ở chó con thì đi khám trong ngày, đừng chờ.`,
        reactions: { thanks: ['tuan', 'phat', 'thao'], like: ['linh'] },
      },
      {
        author: 'tuan',
        minutesAgo: 54765,
        body: 'ro rang qua, cam on bac si. chieu cho Nep di luon',
        replyTo: 3,
        reactions: { thanks: ['hoangan'] },
      },
      { author: 'thao', minutesAgo: 54705, body: 'Nếp + Mực, nhà anh mở tiệm chè hả 😆' },
      {
        author: 'tuan',
        minutesAgo: 54700,
        body: 'con vo toi ten Dau nua la du bo',
        replyTo: 5,
        reactions: { laugh: ['thao', 'khach', 'phat'] },
      },
      {
        author: 'thao',
        minutesAgo: 54697,
        body: 'Ủa Đậu là tên con em mà!! Anh trả tiền bản quyền đi',
        replyTo: 6,
        reactions: { laugh: ['tuan', 'linh'] },
      },
      {
        author: 'tuan',
        minutesAgo: 24457,
        body: 'bao cao: Nep tiem mui 2 xong, nang 4 ky, can nat doi dep to ong. khoe re',
        reactions: { laugh: ['thao'], love: ['hoangan'] },
      },
    ],
  },
  {
    club: 'dogs',
    kind: 'question',
    language: 'vi',
    title: 'Con Vàng 10 tuổi sáng dậy đi cà nhắc, đi một hồi lại hết',
    tags: ['senior', 'health'],
    posts: [
      {
        author: 'colan',
        minutesAgo: 4860,
        body: 'Vàng nhà cô mười tuổi hơn, nặng 14 ký, chó ta. Dạo này sáng ngủ dậy chân sau cứng đơ, cà nhắc chừng mười phút rồi đi lại bình thường. Trời lạnh thì lâu hơn. Có phải phong thấp như người không bác sĩ?',
        reactions: { sad: ['khach', 'thao'] },
      },
      { author: 'khach', minutesAgo: 4840, body: 'Bà ngoại em cũng y chang vậy, thương Vàng ghê cô.' },
      {
        author: 'hoangan',
        minutesAgo: 4660,
        body: 'Dạ cô Lan, cứng lúc mới dậy rồi "chạy nóng máy" thì đỡ, ở tuổi này hay gặp nhất là thoái hóa khớp. Cũng còn trật xương bánh chè, đứt dây chằng, bệnh ve truyền… nên cần sờ khớp, có khi chụp phim.\n\nTrong lúc chờ khám, cô cho Vàng nằm chỗ ấm có nệm, lót thảm chỗ gạch trơn, đi bộ ngắn mà đều. **Tuyệt đối không cho uống thuốc đau nhức của người**, kể cả nửa viên: chó dễ loét dạ dày, suy thận, suy gan.\n\nCô quay giúp em một đoạn lúc nó vừa dậy nha, bác sĩ nào xem cũng quý.',
        reactions: { thanks: ['colan', 'khach'] },
      },
      {
        author: 'colan',
        minutesAgo: 4630,
        body: 'Trời, may quá cô chưa cho uống. Ông nhà cô định bẻ nửa viên của ổng.',
        replyTo: 3,
      },
      {
        author: 'hoangan',
        minutesAgo: 4624,
        body: 'Dạ cô giữ viên đó cho chú giùm em.',
        replyTo: 4,
        reactions: { love: ['colan'] },
      },
      {
        author: 'colan',
        minutesAgo: 3184,
        body: 'Cô chở lên thị xã khám rồi. Chụp phim bị thoái hóa khớp gối hai bên, bác sĩ cho thuốc riêng của chó, biểu giảm một ký. Ông nhà cô nghe xong cũng giảm theo cho có bạn.',
        reactions: { thanks: ['hoangan'], love: ['khach', 'thao', 'linh'] },
      },
      {
        author: 'linh',
        minutesAgo: 3064,
        body: 'Cả nhà cùng lên lịch đi bộ với Vàng, dễ thương quá cô ơi!',
        reactions: { laugh: ['colan', 'khach'] },
      },
    ],
  },
  {
    club: 'dogs',
    kind: 'question',
    language: 'vi',
    title: 'CẦN GẤP: bé ăn hết nửa thanh sô cô la đen',
    tags: ['health'],
    posts: [
      {
        author: 'thao',
        minutesAgo: 109570,
        body: 'Đậu (corgi, lúc này tầm 9 ký) lục giỏ ăn gần nửa thanh sô cô la đen loại 70%, chừng 50 g, khoảng 20 phút trước. Giờ nó vẫn chạy bình thường. Em phải làm gì???',
        reactions: { sad: ['khach', 'phat'] },
      },
      {
        author: 'linh',
        minutesAgo: 109568,
        body: 'Thảo ơi **gọi phòng khám có trực và chở bé đi ngay bây giờ**, đừng đợi triệu chứng. Cầm theo vỏ thanh sô cô la. Nhắn bé mấy ký, ăn lúc mấy giờ.',
        reactions: { like: ['khach', 'thao'] },
      },
      {
        author: 'phat',
        minutesAgo: 109566,
        body: 'Đừng móc họng hay cho uống nước muối nha em, chạy liền đi',
      },
      {
        author: 'hoangan',
        minutesAgo: 109555,
        body: 'Linh và Phát nói đúng. 50 g sô cô la đen với bé 9 kg là **liều có thể nguy hiểm cho tim và thần kinh**. Trong khoảng 1–2 giờ đầu bác sĩ còn gây nôn an toàn được, ở nhà đừng tự làm: muối có thể gây ngộ độc natri, oxy già gây loét.\n\nDấu hiệu trên đường đi: thở nhanh, bồn chồn, run, ói. Giữ bé mát, yên, báo phòng khám trước khi tới.',
        reactions: { thanks: ['thao', 'linh', 'khach'] },
      },
      {
        author: 'thao',
        minutesAgo: 109447,
        body: 'Em đang ở phòng khám. Bác sĩ gây nôn ra gần hết, cho than hoạt tính, nhịp tim hơi nhanh nên giữ lại theo dõi qua đêm. Tay em vẫn run...',
        reactions: { love: ['hoangan', 'linh', 'phat', 'khach'] },
      },
      {
        author: 'khach',
        minutesAgo: 109441,
        body: 'Kịp rồi em ơi, thở đi em. Mai nhớ báo nha.',
        reactions: { love: ['thao'] },
      },
      {
        author: 'thao',
        minutesAgo: 108661,
        body: 'Đậu về nhà rồi ạ!! Ăn cháo xong đi ngó cái giỏ tiếp. Giỏ giờ treo trên móc quạt trần (quạt hư, đừng lo).',
        reactions: { love: ['hoangan', 'linh', 'phat', 'khach', 'tuan'] },
      },
      {
        author: 'linh',
        minutesAgo: 108626,
        body: 'Mừng rơi nước mắt. Linh sẽ đưa câu chuyện này vào danh sách "để xa tầm mõm": sô cô la, nho và nho khô, hành tỏi, kẹo không đường có xylitol, thuốc của người.',
        reactions: { thanks: ['thao'] },
      },
    ],
  },
];
