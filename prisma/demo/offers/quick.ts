import type { DemoQuick } from '../offers.ts';

/** Quick offers of the three clubs: most are open for two months after the first start, one is over. */
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
