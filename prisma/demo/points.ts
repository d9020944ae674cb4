import type { Translated } from './types.ts';

export interface DemoReward {
  name: string;
  description: string;
  costPoints: number;
  stock?: number;
  perMember?: number;
  voucherDays?: number;
  /** Days from the first start. */
  opensInDays?: number;
  /** Is sent by post. */
  fulfilment?: 'manual';
  /** The organisation whose points pay for it; the brand's without it. */
  funder?: string;
  /** Codes of a partner, to be had one after the other. */
  codes?: string[];
  voucherEnd?: 'refunds';
}

/** What points become. Rewards are shown to readers of all three languages, so each is said in all of them. */
export const rewards: DemoReward[] = [
  {
    name: 'ถุงผ้าชมรม · Túi vải · Canvas bag',
    description: 'ใส่ของได้จริง ซักได้ · Đựng được nhiều, giặt được · Holds a lot, can be washed',
    costPoints: 60,
    stock: 120,
    perMember: 2,
  },
  {
    name: 'เมล็ดกาแฟ 250 ก. · Cà phê hạt 250 g · Coffee beans, 250 g',
    description:
      'คั่วสัปดาห์นี้ จากโรงคั่วในคลับ · Rang trong tuần, từ xưởng của câu lạc bộ · Roasted this week by the club’s roaster',
    costPoints: 180,
    stock: 40,
    voucherDays: 60,
  },
  {
    name: 'ตรวจสุขภาพน้องหมา · Khám sức khỏe cho cún · A check-up for your dog',
    description:
      'ที่คลินิกในเครือ นัดล่วงหน้า · Tại phòng khám đối tác, đặt lịch trước · At a partner clinic, by appointment',
    costPoints: 450,
    stock: 12,
    perMember: 1,
    voucherDays: 90,
  },
  {
    name: 'ตลับเมตรเลเซอร์ · Thước đo laser · Laser measure',
    description: 'วัดห้องได้ 40 เมตร · Đo được 40 mét · Measures up to 40 metres',
    costPoints: 900,
    stock: 0,
  },
  {
    name: 'เวิร์กช็อปดริปกาแฟ · Lớp pha cà phê · Brewing workshop',
    description: 'ครึ่งวัน กลุ่มเล็ก · Nửa ngày, nhóm nhỏ · Half a day, a small group',
    costPoints: 300,
    opensInDays: 14,
  },
  {
    name: 'แก้วเซรามิกชมรม · Cốc sứ · Stoneware mug',
    description: 'ส่งถึงบ้าน ห่อกันกระแทกอย่างดี · Gửi tận nhà, gói kỹ · Sent to your home, well wrapped',
    costPoints: 80,
    stock: 60,
    fulfilment: 'manual',
  },
  {
    name: 'ลด 50 บาทที่ร้านกาแฟเพื่อนบ้าน · Giảm ở quán bạn · 50 baht off at our neighbours’ café',
    description: 'รหัสของร้านเพื่อนบ้าน · Mã của quán hàng xóm · A code of the café next door',
    costPoints: 40,
    voucherDays: 45,
    voucherEnd: 'refunds',
    codes: Array.from(
      { length: 24 },
      (_, index) => `NEIGH-${(7_310 + index * 37).toString(36).toUpperCase()}-${index + 11}`,
    ),
  },
  {
    name: 'กาแฟหนึ่งแก้วที่ม่อนเมฆ · Một ly ở Monmek · A cup at the Monmek Roastery',
    description: 'ที่หน้าโรงคั่ว · Tại xưởng rang · At the roastery’s counter',
    costPoints: 10,
    funder: 'monmek',
    voucherDays: 60,
  },
  {
    name: 'เรียนคั่วกับม่อนเมฆ · Học rang ở Monmek · Learn to roast at Monmek',
    description: 'สองชั่วโมง กลุ่มละสี่คน · Hai giờ, nhóm bốn người · Two hours, groups of four',
    costPoints: 90,
    funder: 'monmek',
    perMember: 1,
  },
];

export interface DemoPurchase {
  buyer: string;
  daysAgo: number;
  sku: string;
  name: string;
  quantity: number;
  /** In the minor unit. */
  total: number;
  currency: 'THB' | 'VND';
  /** Came back so many days later. */
  returnedAfterDays?: number;
}

export const purchases: DemoPurchase[] = [
  {
    buyer: 'ploy',
    daysAgo: 206,
    sku: 'BEAN-1',
    name: 'เมล็ดกาแฟ 1 กก.',
    quantity: 2,
    total: 196_000,
    currency: 'THB',
  },
  {
    buyer: 'customer',
    daysAgo: 95,
    sku: 'KIB-12',
    name: 'อาหารเม็ด 12 กก.',
    quantity: 1,
    total: 189_000,
    currency: 'THB',
  },
  {
    buyer: 'customer',
    daysAgo: 52,
    sku: 'LEASH-3',
    name: 'สายจูง 3 เมตร',
    quantity: 1,
    total: 69_000,
    currency: 'THB',
  },
  {
    buyer: 'customer',
    daysAgo: 21,
    sku: 'KIB-12',
    name: 'อาหารเม็ด 12 กก.',
    quantity: 2,
    total: 378_000,
    currency: 'THB',
  },
  {
    buyer: 'customer',
    daysAgo: 9,
    sku: 'BED-L',
    name: 'ที่นอนใหญ่',
    quantity: 1,
    total: 149_000,
    currency: 'THB',
    returnedAfterDays: 3,
  },
  {
    buyer: 'customer',
    daysAgo: 15,
    sku: 'BEAN-1',
    name: 'เมล็ดกาแฟ 1 กก.',
    quantity: 1,
    total: 98_000,
    currency: 'THB',
  },
  {
    buyer: 'khach',
    daysAgo: 70,
    sku: 'PHIN-2',
    name: 'Phin nhôm',
    quantity: 2,
    total: 260_000,
    currency: 'VND',
  },
  {
    buyer: 'khach',
    daysAgo: 30,
    sku: 'BEAN-1',
    name: 'Cà phê hạt 1 kg',
    quantity: 3,
    total: 1_350_000,
    currency: 'VND',
  },
  {
    buyer: 'guest-english',
    daysAgo: 40,
    sku: 'SEAL-5',
    name: 'Waterproof sealant, 5 l',
    quantity: 1,
    total: 245_000,
    currency: 'THB',
  },
  {
    buyer: 'guest-english',
    daysAgo: 6,
    sku: 'BEAN-1',
    name: 'Coffee beans, 1 kg',
    quantity: 1,
    total: 98_000,
    currency: 'THB',
  },
  {
    buyer: 'somchai',
    daysAgo: 33,
    sku: 'PAINT-9',
    name: 'สีรองพื้น 9 ลิตร',
    quantity: 4,
    total: 1_120_000,
    currency: 'THB',
  },
  {
    buyer: 'ploy',
    daysAgo: 12,
    sku: 'BEAN-1',
    name: 'เมล็ดกาแฟ 1 กก.',
    quantity: 1,
    total: 98_000,
    currency: 'THB',
  },
  {
    buyer: 'tuan',
    daysAgo: 18,
    sku: 'TILE-60',
    name: 'Gạch 60 × 60',
    quantity: 20,
    total: 4_200_000,
    currency: 'VND',
  },
];

/** Who took which reward (by its place above), when, and what became of it. */
export const redemptions: {
  member: string;
  reward: number;
  daysAgo: number;
  then?: 'used' | 'cancelled' | 'sent';
  deliverTo?: string;
}[] = [
  { member: 'customer', reward: 0, daysAgo: 45, then: 'used' },
  { member: 'customer', reward: 0, daysAgo: 4 },
  { member: 'khach', reward: 0, daysAgo: 15, then: 'cancelled' },
  { member: 'guest-english', reward: 0, daysAgo: 3 },
  { member: 'somchai', reward: 1, daysAgo: 11, then: 'used' },
  {
    member: 'customer',
    reward: 5,
    daysAgo: 2,
    deliverTo: 'สุภาวดี มีสุข\n88/9 ซอยอารีย์ 4 แขวงพญาไท กรุงเทพฯ 10400\n081 000 0000',
  },
  { member: 'customer', reward: 6, daysAgo: 20 },
  {
    member: 'khach',
    reward: 5,
    daysAgo: 8,
    then: 'sent',
    deliverTo: 'Khách, 12 Nguyễn Huệ, Quận 1, TP. Hồ Chí Minh\n090 000 0000',
  },
];

/** Who brought whom, and whether the friend has bought something since. */
export const friends: { referrer: string; friend: string; paidDaysAgo?: number }[] = [
  { referrer: 'customer', friend: 'ploy', paidDaysAgo: 205 },
];

/** Points that nobody asked for: drawn, or still to be drawn. */
export const surprises: {
  name: Translated;
  club?: string;
  segment?: 'new' | 'regular' | 'superfan' | 'away';
  budgetPoints: number;
  pointsEach: number;
  announcedDaysAgo: number;
  /** Negative: days from the first start. */
  drawnDaysAgo: number;
}[] = [
  {
    name: {
      th: 'ขอบคุณชาวคลับหมา',
      vi: 'Cảm ơn câu lạc bộ chó',
      en: 'Thank you, dog people',
    },
    club: 'dogs',
    budgetPoints: 300,
    pointsEach: 20,
    announcedDaysAgo: 20,
    drawnDaysAgo: 13,
  },
  {
    name: {
      th: 'กาแฟเช้าวันเสาร์',
      vi: 'Cà phê sáng thứ Bảy',
      en: 'Saturday morning coffee',
    },
    club: 'coffee',
    budgetPoints: 150,
    pointsEach: 15,
    announcedDaysAgo: 1,
    drawnDaysAgo: -6,
  },
  {
    name: {
      th: 'ต้อนรับเพื่อนใหม่',
      vi: 'Chào bạn mới',
      en: 'Welcome, new friends',
    },
    segment: 'new',
    budgetPoints: 100,
    pointsEach: 10,
    announcedDaysAgo: 2,
    drawnDaysAgo: -3,
  },
];

/** Why the brand gave some points by hand. */
export const gift: { member: string; points: number; daysAgo: number; reason: Translated } = {
  member: 'customer',
  points: 30,
  daysAgo: 60,
  reason: {
    th: 'ขอบคุณที่ช่วยพับเก้าอี้หลังงานพบปะ',
    vi: 'Cảm ơn đã phụ dọn ghế sau buổi gặp mặt',
    en: 'Thank you for stacking the chairs after the meeting',
  },
};
