import type { DemoDesign } from './proposals.ts';
import type { DemoLanguage } from './types.ts';

export interface DemoOption {
  name: string;
  channel: 'delivered' | 'shop' | 'fair' | 'club_centre';
  place?: string;
  /** Minor units. */
  price: number;
  ladder?: { from: number; price: number }[];
  lotSize?: number;
  capacity?: number;
  explanation?: string;
}

export interface DemoStage {
  name: string;
  /** Days from the first start; negative: before it. */
  plannedInDays: number;
  rules: Record<string, 'free' | 'fee' | 'locked'>;
  fee?: number;
}

export interface DemoOffer {
  club: 'dogs' | 'homes' | 'coffee';
  language: DemoLanguage;
  by: string;
  supplier?: string;
  /** The title of the accepted proposal that it comes from. */
  proposal?: string;
  title: string;
  body: string;
  currency: 'THB' | 'VND';
  threshold: number;
  priceNote?: string;
  madeDaysAgo: number;
  /** Days from the first start; negative: it has passed. */
  deadlineInDays: number;
  attributes?: { key: string; label: string; choices: string[] }[];
  options: DemoOption[];
  stages?: DemoStage[];
  /** How many members of the club pledge, and for how much each. */
  pledges?: { members: number; min: number; max: number };
  /** What suppliers ask, as a part of the price; it stays a draft. */
  costs?: { by: string; part: number }[];
  /** How many stages are passed, a day apart, the last yesterday. */
  passed?: number;
  /** One member changes their mind so many days ago, and what that frees is offered anew. */
  cancelledDaysAgo?: number;
  /** Everything is paid, and arrives so many days ago. */
  deliveredDaysAgo?: number;
  withdrawn?: string;
  /** What the brand asks the club about it. */
  questions?: DemoDesign[];
  /** What the brand has said otherwise since, so many days after it was made. */
  edits?: { after: number; body?: string; threshold?: number }[];
}

/** Offers of the three clubs, in every state. What is open stays so for two months after the first start. */
export const offers: DemoOffer[] = [
  {
    club: 'dogs',
    language: 'th',
    by: 'moderator',
    supplier: 'plaina',
    title: 'ปลอกคอสะท้อนแสงทำมือ สั่งทำพร้อมกัน',
    body: 'สมาชิกหลายคนเล่าว่าเดินตอนค่ำแล้วรถมองไม่เห็นน้อง เลยชวนช่างเย็บหนังที่สุพรรณทำปลอกคอแถบสะท้อนแสงเย็บสองชั้น ล้างน้ำได้ ปลดเร็วเมื่อเกี่ยว\n\n- วัดรอบคอแล้วบวก 2 ซม.\n- เลือกสีได้จนกว่าจะย้อม',
    currency: 'THB',
    threshold: 60,
    priceNote: 'หนัง 140 บาท แถบสะท้อนแสง 45 บาท ค่าเย็บ 90 บาท ที่เหลือคือค่ากล่องและค่าส่ง ยิ่งเย็บต่อเนื่องหลายเส้นยิ่งถูก',
    madeDaysAgo: 9,
    deadlineInDays: 68,
    attributes: [
      { key: 'colour', label: 'สี', choices: ['น้ำตาล', 'คราม', 'ส้ม'] },
      { key: 'size', label: 'ขนาด', choices: ['S', 'M', 'L'] },
    ],
    options: [
      {
        name: 'เส้นเดียว ส่งถึงบ้าน',
        channel: 'delivered',
        price: 39_000,
        ladder: [
          { from: 20, price: 36_000 },
          { from: 60, price: 33_000 },
        ],
        explanation: 'รวมค่าส่ง 40 บาท',
      },
      {
        name: 'แพ็กสามเส้น รับที่ร้าน',
        channel: 'shop',
        place: 'ปลายนา สาขาบางใหญ่',
        price: 99_000,
        lotSize: 4,
        ladder: [{ from: 12, price: 89_000 }],
      },
      {
        name: 'เส้นเดียว ไม่เอากล่อง',
        channel: 'fair',
        place: 'งานคนรักหมา เมืองทอง',
        price: 34_000,
        ladder: [{ from: 30, price: 31_000 }],
        explanation: 'ไม่มีกล่องและค่าส่ง ถูกลง 50 บาท',
      },
    ],
    stages: [
      { name: 'สั่งหนัง', plannedInDays: 72, rules: {} },
      { name: 'ย้อมสี', plannedInDays: 79, rules: { colour: 'fee', cancel: 'fee' }, fee: 5_000 },
      {
        name: 'ตัดเย็บ',
        plannedInDays: 86,
        rules: { colour: 'locked', size: 'locked', quantity: 'locked', cancel: 'locked' },
      },
      { name: 'จัดส่ง', plannedInDays: 96, rules: { address: 'locked' } },
    ],
    pledges: { members: 6, min: 2, max: 5 },
  },
  {
    club: 'dogs',
    language: 'vi',
    by: 'linh',
    supplier: 'daygiay',
    title: 'Dây dắt chống giật, may theo cân nặng của cún',
    body: 'Cô Lan và mấy bạn ở Đà Lạt góp ý từ mùa mưa trước: dây cũ trơn và giật. Tiệm Gia Phát may dây co giãn hai lớp, khóa xoay, chịu được cún 40 kg.',
    currency: 'VND',
    threshold: 12,
    priceNote:
      'Vải và khóa 95.000, công may 60.000, còn lại là giao hàng. Từ 20 dây trở lên tiệm mua khóa được giá sỉ.',
    madeDaysAgo: 40,
    deadlineInDays: -12,
    attributes: [{ key: 'colour', label: 'Màu', choices: ['Xanh rêu', 'Cam', 'Đen'] }],
    options: [
      {
        name: 'Một dây, giao tận nhà',
        channel: 'delivered',
        price: 240_000,
        ladder: [{ from: 10, price: 215_000 }],
      },
      {
        name: 'Hai dây, lấy tại tiệm',
        channel: 'shop',
        place: 'Tiệm Gia Phát, Phú Nhuận',
        price: 420_000,
        lotSize: 2,
      },
    ],
    stages: [
      { name: 'Đặt vải', plannedInDays: -10, rules: {} },
      { name: 'Nhuộm', plannedInDays: -4, rules: { colour: 'fee', cancel: 'fee' }, fee: 20_000 },
      { name: 'May', plannedInDays: 4, rules: { colour: 'locked', quantity: 'locked', cancel: 'locked' } },
      { name: 'Giao', plannedInDays: 9, rules: { address: 'locked' } },
    ],
    pledges: { members: 6, min: 2, max: 3 },
    passed: 1,
    cancelledDaysAgo: 2,
  },
  {
    club: 'homes',
    language: 'th',
    by: 'moderator',
    supplier: 'kramdee',
    title: 'สีกันซึมดาดฟ้า ถังใหญ่แบ่งกันใช้ก่อนหน้าฝน',
    body: 'ถังละ 20 กิโลใช้คนเดียวเหลือทิ้ง ถ้าสั่งพร้อมกัน โรงงานแบ่งถังเล็กให้ในราคาถังใหญ่ และมีช่างสาธิตวิธีทาที่ศูนย์คลับ',
    currency: 'THB',
    threshold: 30,
    priceNote: 'ราคาโรงงานบวกค่าแบ่งถัง 35 บาทต่อถังเล็ก ไม่มีค่าการตลาด',
    madeDaysAgo: 25,
    deadlineInDays: -1,
    attributes: [{ key: 'colour', label: 'สี', choices: ['เทา', 'ขาว', 'เขียว'] }],
    options: [
      {
        name: 'ถัง 5 กก. รับที่ศูนย์คลับ',
        channel: 'club_centre',
        place: 'ศูนย์คลับ ขอนแก่น',
        price: 89_000,
        lotSize: 4,
        ladder: [{ from: 24, price: 82_000 }],
      },
      { name: 'ถัง 5 กก. ส่งถึงบ้าน', channel: 'delivered', price: 97_000, lotSize: 4 },
    ],
    stages: [
      {
        name: 'ผสมสี',
        plannedInDays: 10,
        rules: { colour: 'free', quantity: 'fee', cancel: 'fee' },
        fee: 8_000,
      },
      { name: 'แบ่งถัง', plannedInDays: 17, rules: { colour: 'locked', quantity: 'locked', cancel: 'locked' } },
      { name: 'ส่งของ', plannedInDays: 24, rules: { address: 'locked' } },
    ],
    pledges: { members: 8, min: 4, max: 8 },
  },
  {
    club: 'homes',
    language: 'en',
    by: 'ben',
    title: 'A shared moisture meter for every street',
    body: 'Daniel suggested buying good moisture meters together, one for each street. It was not quite enough this time; the thread below says what people would change.',
    currency: 'THB',
    threshold: 40,
    priceNote: 'Import price plus postage; nothing on top.',
    madeDaysAgo: 60,
    deadlineInDays: -30,
    options: [
      {
        name: 'One meter, delivered',
        channel: 'delivered',
        price: 165_000,
        ladder: [{ from: 20, price: 148_000 }],
      },
    ],
    pledges: { members: 5, min: 1, max: 2 },
  },
  {
    club: 'homes',
    language: 'vi',
    by: 'linh',
    title: 'Gạch thông gió in hoa văn của câu lạc bộ',
    body: 'Mẫu gạch đẹp nhưng lò ngừng hoạt động giữa chừng, nên chúng tôi rút lại để không ai phải chờ.',
    currency: 'VND',
    threshold: 200,
    madeDaysAgo: 50,
    deadlineInDays: -20,
    options: [
      { name: 'Một viên 20 × 20', channel: 'shop', place: 'Kho Thủ Đức', price: 28_000, lotSize: 50 },
    ],
    pledges: { members: 3, min: 20, max: 40 },
    withdrawn: 'Lò gạch ngừng hoạt động, chúng tôi đang tìm lò khác.',
  },
  {
    club: 'coffee',
    language: 'vi',
    by: 'linh',
    supplier: 'suongsom',
    title: 'Hạt Cầu Đất rang theo ngày bạn chọn',
    body: 'Mẻ rang đầu tiên do cả câu lạc bộ cùng quyết: rang vừa, nghỉ năm ngày, gửi đi thứ Ba. Đã giao hết và ai cũng khen.',
    currency: 'VND',
    threshold: 10,
    priceNote: 'Hạt xanh 140.000, rang 30.000, túi van 12.000 cho nửa ký.',
    madeDaysAgo: 75,
    deadlineInDays: -55,
    options: [
      {
        name: 'Túi 500 g, giao tận nhà',
        channel: 'delivered',
        price: 230_000,
        ladder: [{ from: 12, price: 210_000 }],
      },
      { name: 'Túi 500 g, không hộp thiếc', channel: 'shop', place: 'Xưởng Sương Sớm', price: 205_000 },
    ],
    stages: [
      { name: 'Rang', plannedInDays: -52, rules: { quantity: 'locked', cancel: 'locked' } },
      { name: 'Giao', plannedInDays: -46, rules: { address: 'locked' } },
    ],
    pledges: { members: 7, min: 1, max: 3 },
    passed: 2,
    deliveredDaysAgo: 40,
  },
  {
    club: 'coffee',
    language: 'en',
    by: 'ben',
    supplier: 'monmek',
    title: 'Enamel club mug, glazed in Lampang',
    body: 'You asked for a mug that survives camping. Speckled enamel, the club’s sign on one side, your choice of rim.\n\nWithout the tin it is 20 baht less.',
    currency: 'THB',
    threshold: 80,
    priceNote:
      'The mug costs 118 baht to make, the tin 20, packing and postage 42. The kiln is cheaper per mug once a batch is full.',
    madeDaysAgo: 5,
    deadlineInDays: 64,
    attributes: [{ key: 'colour', label: 'Rim', choices: ['Black', 'Blue', 'Red'] }],
    options: [
      {
        name: 'One mug in its tin, delivered',
        channel: 'delivered',
        price: 22_000,
        ladder: [
          { from: 24, price: 20_500 },
          { from: 60, price: 19_000 },
        ],
        lotSize: 6,
      },
      {
        name: 'One mug without the tin, delivered',
        channel: 'delivered',
        price: 20_000,
        ladder: [
          { from: 24, price: 18_500 },
          { from: 60, price: 17_000 },
        ],
        lotSize: 6,
        explanation: 'The same mug, 20 baht less for the tin',
      },
      { name: 'A dozen for cafés', channel: 'shop', place: 'Monmek Roastery', price: 210_000, capacity: 30 },
      {
        name: 'One mug at the fair',
        channel: 'fair',
        place: 'Coffee fair, Chiang Mai',
        price: 18_500,
        capacity: 60,
      },
    ],
    stages: [
      { name: 'Forming', plannedInDays: 70, rules: {} },
      { name: 'Glazing', plannedInDays: 78, rules: { colour: 'fee', cancel: 'fee' }, fee: 2_500 },
      {
        name: 'Firing',
        plannedInDays: 84,
        rules: { colour: 'locked', quantity: 'locked', cancel: 'locked' },
      },
    ],
    pledges: { members: 6, min: 2, max: 8 },
    questions: [
      {
        by: 'ben',
        after: 1,
        kind: 'dots',
        question: 'What should stand on the other side?',
        options: ['Nothing', 'A brewing ratio', 'The year', 'A small map of Lampang'],
        days: 40,
        quorum: 3,
        votes: [
          ['guest-english', [1, 5, 0, 2]],
          ['marcus', [0, 4, 0, 4]],
          ['khach', [2, 2, 1, 3]],
        ],
      },
    ],
    edits: [
      {
        after: 2,
        body: 'You asked for a mug that survives camping. Speckled enamel, the club’s sign on one side, your choice of rim. It goes over a fire and into the dishwasher.\n\nWithout the tin it is 20 baht less.',
        threshold: 60,
      },
    ],
  },
  {
    club: 'homes',
    language: 'vi',
    by: 'linh',
    proposal: 'Sơn chống nóng cho mái tôn, bán theo lon nhỏ',
    title: 'Sơn chống nóng mái tôn, lon 3 lít',
    body: 'Các bạn mong lon nhỏ, nhà máy đã nhận đóng lon 3 lít cùng công thức với thùng 18 lít.\n\n- Một lon sơn được khoảng 12 m² mái, hai lớp\n- Đổi màu miễn phí đến khi pha',
    currency: 'VND',
    threshold: 24,
    priceNote: 'Mỗi lít cao hơn thùng lớn khoảng 8% vì vỏ lon. Đặt càng nhiều, nhà máy pha một mẻ càng rẻ.',
    madeDaysAgo: 8,
    deadlineInDays: 66,
    attributes: [{ key: 'colour', label: 'Màu', choices: ['Trắng', 'Xám bạc', 'Xanh rêu'] }],
    options: [
      {
        name: 'Một lon, lấy tại kho',
        channel: 'shop',
        place: 'Kho Thủ Đức',
        price: 285_000,
        ladder: [
          { from: 12, price: 268_000 },
          { from: 36, price: 249_000 },
        ],
      },
      { name: 'Hai lon, giao tận nhà', channel: 'delivered', price: 590_000, lotSize: 2 },
    ],
    stages: [
      { name: 'Pha sơn', plannedInDays: 70, rules: { colour: 'locked', cancel: 'fee' }, fee: 15_000 },
      { name: 'Đóng lon', plannedInDays: 76, rules: { quantity: 'locked', cancel: 'locked' } },
      { name: 'Giao', plannedInDays: 82, rules: { address: 'locked' } },
    ],
    pledges: { members: 5, min: 1, max: 4 },
    questions: [
      {
        by: 'linh',
        after: 0.5,
        kind: 'single',
        question: 'Nên có thêm màu nào?',
        options: ['Đỏ ngói', 'Be', 'Không cần thêm'],
        days: 5,
        quorum: 3,
        votes: [
          ['khoa', [1]],
          ['colan', [1]],
          ['tuan', [3]],
          ['khach', [1]],
        ],
      },
    ],
  },
  {
    club: 'coffee',
    language: 'th',
    by: 'moderator',
    title: 'ดริปเปอร์เซรามิกทรงใหม่ของคลับ',
    body: 'ทรงที่ช่วยกันออกแบบในกระทู้ กำลังให้โรงคั่วและโรงปั้นเสนอราคา',
    currency: 'THB',
    threshold: 50,
    madeDaysAgo: 4,
    deadlineInDays: 75,
    options: [
      {
        name: 'ดริปเปอร์ พร้อมกล่อง',
        channel: 'delivered',
        price: 48_000,
        ladder: [{ from: 50, price: 43_000 }],
      },
      { name: 'ดริปเปอร์ ไม่เอากล่อง', channel: 'shop', place: 'โรงคั่วม่อนเมฆ', price: 43_000 },
    ],
    costs: [
      { by: 'oom', part: 0.62 },
      { by: 'suong', part: 0.58 },
    ],
  },
];

export interface DemoQuick {
  club: 'dogs' | 'homes' | 'coffee';
  by: string;
  title: string;
  quantity: number;
  price: number;
  currency: 'THB' | 'VND';
  discountPercent: number;
  perMember?: number;
  minutesAgo: number;
  /** From when it was made. */
  forDays: number;
  place?: { lat: number; lng: number; radiusKm: number; name: string };
  claims: number;
}

export const quickOffers: DemoQuick[] = [
  {
    club: 'coffee',
    by: 'oom',
    title: 'ลูกค้ายกเลิก: เมล็ดคั่วเมื่อวาน 250 ก.',
    quantity: 14,
    price: 28_000,
    currency: 'THB',
    discountPercent: 25,
    perMember: 2,
    minutesAgo: 55,
    forDays: 70,
    place: { lat: 13.75, lng: 100.5, radiusKm: 40, name: 'กรุงเทพฯ' },
    claims: 3,
  },
  {
    club: 'coffee',
    by: 'suong',
    title: 'Mẻ rang dư: 6 túi Cầu Đất',
    quantity: 6,
    price: 210_000,
    currency: 'VND',
    discountPercent: 20,
    minutesAgo: 130,
    forDays: 66,
    place: { lat: 11.94, lng: 108.44, radiusKm: 60, name: 'Đà Lạt' },
    claims: 1,
  },
  {
    club: 'dogs',
    by: 'supplier',
    title: 'อาหารเม็ดถุง 12 กก. กล่องบุบ',
    quantity: 8,
    price: 189_000,
    currency: 'THB',
    discountPercent: 30,
    perMember: 1,
    minutesAgo: 240,
    forDays: 69,
    place: { lat: 13.86, lng: 100.41, radiusKm: 25, name: 'บางใหญ่' },
    claims: 2,
  },
  {
    club: 'homes',
    by: 'aim',
    title: 'สีรองพื้นเหลือจากหน้างาน 9 ลิตร',
    quantity: 5,
    price: 112_000,
    currency: 'THB',
    discountPercent: 35,
    minutesAgo: 9 * 1_440,
    forDays: 2,
    place: { lat: 16.43, lng: 102.83, radiusKm: 30, name: 'ขอนแก่น' },
    claims: 4,
  },
];

/** Where some want to hear of quick offers. */
export const places: { member: string; label: string; lat: number; lng: number }[] = [
  { member: 'customer', label: 'กรุงเทพฯ', lat: 13.75, lng: 100.5 },
  { member: 'khach', label: 'Đà Lạt', lat: 11.94, lng: 108.44 },
  { member: 'guest-english', label: 'Bangkok', lat: 13.75, lng: 100.5 },
];
