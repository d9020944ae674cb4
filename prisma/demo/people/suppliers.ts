import type { DemoMember } from '../types.ts';

/** Makers, roasters and the dealer: always shown as commercial. */
export const suppliers: DemoMember[] = [
  {
    key: 'supplier',
    name: 'วีรพล นาดี',
    email: 'supplier@demo.chomrom.example',
    locale: 'th',
    timeZone: 'Asia/Bangkok',
    picture: 'avatar-17',
    memberships: [
      {
        club: 'dogs',
        persona: 'พล ปลายนาเพ็ทฟู้ด',
        bio: 'ทำอาหารหมาอยู่สุพรรณ ถามเรื่องโรงงาน วัตถุดิบ ฉลาก ได้หมดครับ',
        joinedDaysAgo: 320,
        roles: [{ role: 'supplier', status: 'verified', organisation: 'plaina', validForDays: 365 }],
      },
    ],
  },
  {
    key: 'aim',
    name: 'ปวีณา ครามทอง',
    email: 'aim@demo.chomrom.example',
    locale: 'th',
    timeZone: 'Asia/Bangkok',
    picture: 'avatar-18',
    memberships: [
      {
        club: 'homes',
        persona: 'เอม ครามดีกันซึม',
        bio: 'ฝ่ายเทคนิค ครามดี ตอบเรื่องสีและกันซึมค่ะ',
        joinedDaysAgo: 305,
        roles: [{ role: 'supplier', status: 'verified', organisation: 'kramdee', validForDays: 300 }],
      },
      { club: 'dogs', persona: 'เอมกับเจ้าถ่าน', joinedDaysAgo: 250 },
    ],
  },
  {
    key: 'oom',
    name: 'อรทัย แสงดอย',
    email: 'oom@demo.chomrom.example',
    locale: 'th',
    timeZone: 'Asia/Bangkok',
    picture: 'avatar-19',
    memberships: [
      {
        club: 'coffee',
        persona: 'อุ้ม ม่อนเมฆ',
        bio: 'คนคั่วของโรงคั่วม่อนเมฆ เชียงราย รับเชอร์รีจากสามหมู่บ้าน',
        joinedDaysAgo: 318,
        roles: [
          { role: 'supplier', status: 'verified', organisation: 'monmek', validForDays: 420 },
          {
            role: 'expert',
            status: 'requested',
            organisation: 'monmek',
            field: 'คั่วและชิมกาแฟ',
            credential: 'ประกาศนียบัตรผู้ชิมกาแฟ',
            issuer: 'สถาบันกาแฟที่สูง',
            validForDays: 900,
          },
        ],
      },
    ],
  },
  {
    key: 'suong',
    name: 'Võ Ngọc Sương',
    email: 'suong@demo.chomrom.example',
    locale: 'vi',
    timeZone: 'Asia/Ho_Chi_Minh',
    picture: 'avatar-20',
    memberships: [
      {
        club: 'coffee',
        persona: 'Sương · Sương Sớm',
        bio: 'Xưởng rang nhỏ ở Cầu Đất. Hai máy, ba người, một con mèo.',
        joinedDaysAgo: 308,
        roles: [{ role: 'supplier', status: 'verified', organisation: 'suongsom', validForDays: 365 }],
      },
    ],
  },
  {
    key: 'lungmee',
    name: 'มี ใจกว้าง',
    email: 'lungmee@demo.chomrom.example',
    locale: 'th',
    timeZone: 'Asia/Bangkok',
    picture: 'avatar-21',
    memberships: [
      {
        club: 'homes',
        persona: 'ลุงมี โฮมมาร์ท',
        bio: 'ตัวแทนจำหน่ายชานชื่น ขอนแก่น เปิดร้านมา 26 ปี',
        joinedDaysAgo: 324,
        roles: [{ role: 'supplier', status: 'verified', organisation: 'lungmee-mart', validForDays: 365 }],
      },
      {
        club: 'dogs',
        persona: 'ลุงมี โฮมมาร์ท',
        joinedDaysAgo: 300,
        roles: [{ role: 'supplier', status: 'verified', organisation: 'lungmee-mart', validForDays: 365 }],
      },
    ],
  },
  {
    key: 'phat',
    name: 'Huỳnh Gia Phát',
    email: 'phat@demo.chomrom.example',
    locale: 'vi',
    timeZone: 'Asia/Ho_Chi_Minh',
    picture: 'avatar-22',
    memberships: [
      {
        club: 'dogs',
        persona: 'Phát dây dắt',
        bio: 'Tự may dây dắt và yếm cho chó, Gò Vấp.',
        joinedDaysAgo: 240,
        roles: [{ role: 'supplier', status: 'requested', organisation: 'daygiay' }],
      },
    ],
  },
];
