import type { DemoMember } from '../types.ts';

export const thaiCustomers: DemoMember[] = [
  {
    key: 'customer',
    name: 'สุภาวดี มีสุข',
    email: 'customer@demo.chomrom.example',
    locale: 'th',
    timeZone: 'Asia/Bangkok',
    picture: 'avatar-23',
    memberships: [
      {
        club: 'dogs',
        persona: 'แม่น้องโมจิ',
        bio: 'โกลเด้นหนึ่งตัว ขนเต็มบ้าน',
        joinedDaysAgo: 322,
        records: [
          {
            type: 'dog',
            state: 'shared',
            values: {
              name: 'โมจิ',
              breed: 'โกลเด้น รีทรีฟเวอร์',
              birthday: 1190,
              weight: 29.5,
              sex: 'female-neutered',
              photo: 'dog-golden',
            },
          },
        ],
      },
      {
        club: 'homes',
        persona: 'ฝ้าย ท้ายคลอง',
        joinedDaysAgo: 310,
        answers: { home: 'บ้านเดี่ยวสองชั้น อยู่มา 6 ปีค่ะ', hope: 'อยากรู้ว่ารอยร้าวแบบไหนต้องรีบซ่อม' },
        records: [
          {
            type: 'home',
            state: 'shared',
            values: { type: 'detached', year: 2013, area: 168, photo: 'house-front' },
          },
        ],
      },
      {
        club: 'coffee',
        persona: 'ฝ้าย ดริปยามเช้า',
        joinedDaysAgo: 301,
        records: [
          {
            type: 'setup',
            state: 'private',
            values: {
              brewer: 'dripper',
              grinder: 'มือหมุน เฟืองเหล็ก',
              dose: 15,
              since: 410,
              photo: 'coffee-dripper',
            },
          },
        ],
      },
    ],
  },
  {
    key: 'somchai',
    name: 'สมชาย บุญเกิด',
    email: 'somchai@demo.chomrom.example',
    locale: 'th',
    timeZone: 'Asia/Bangkok',
    picture: 'avatar-24',
    memberships: [
      {
        club: 'dogs',
        persona: 'ลุงชาย บางกรวย',
        joinedDaysAgo: 318,
        records: [
          {
            type: 'dog',
            state: 'shared',
            values: {
              name: 'เฉาก๊วย',
              breed: 'พันทาง',
              birthday: 4510,
              weight: 17,
              sex: 'male',
              photo: 'dog-vet',
            },
          },
        ],
      },
      {
        club: 'homes',
        persona: 'ลุงชาย บางกรวย',
        joinedDaysAgo: 318,
        answers: { home: 'บ้านไม้ครึ่งปูนของพ่อ อยู่มา 41 ปี' },
        records: [
          {
            type: 'home',
            state: 'private',
            values: { type: 'detached', year: 1984, area: 120, photo: 'house-roof' },
          },
        ],
      },
    ],
  },
  {
    key: 'ploy',
    name: 'พลอยไพลิน จันทร์แจ่ม',
    email: 'ploy@demo.chomrom.example',
    locale: 'th',
    timeZone: 'Asia/Bangkok',
    picture: 'avatar-25',
    memberships: [
      {
        club: 'dogs',
        persona: 'พลอยกะเจ้าขาสั้น',
        bio: 'คอร์กี้ชื่อปังปอนด์ ก้นใหญ่ใจน้อย',
        joinedDaysAgo: 311,
        records: [
          {
            type: 'dog',
            state: 'shared',
            values: {
              name: 'ปังปอนด์',
              breed: 'คอร์กี้',
              birthday: 700,
              weight: 13.2,
              sex: 'male-neutered',
              photo: 'dog-corgi',
            },
          },
        ],
      },
      { club: 'coffee', persona: 'พลอยยย', joinedDaysAgo: 306 },
    ],
  },
  {
    key: 'nok',
    name: 'วิไลวรรณ สกุลไทย',
    email: 'nok@demo.chomrom.example',
    locale: 'th',
    timeZone: 'Asia/Bangkok',
    picture: 'avatar-26',
    memberships: [
      { club: 'dogs', persona: 'ครูนก', bio: 'ครูประถม มีหมาจรที่กลายเป็นหมาบ้านสามตัว', joinedDaysAgo: 315 },
      {
        club: 'homes',
        persona: 'ครูนก เชียงใหม่',
        joinedDaysAgo: 313,
        answers: { home: 'ทาวน์เฮาส์สองชั้น 11 ปี', hope: 'หลังคารั่วทุกหน้าฝนค่ะ' },
      },
    ],
  },
  {
    key: 'bank',
    name: 'ภาคิน รุ่งโรจน์',
    email: 'bank@demo.chomrom.example',
    locale: 'th',
    timeZone: 'Asia/Bangkok',
    picture: 'avatar-27',
    memberships: [
      {
        club: 'homes',
        persona: 'แบงค์ คอนโดชั้น 9',
        joinedDaysAgo: 305,
        answers: { home: 'คอนโด 34 ตร.ม. สองปีครับ', hope: 'ทำไงให้ห้องไม่ร้อน' },
        records: [
          {
            type: 'home',
            state: 'shared',
            values: { type: 'condo', year: 2021, area: 34, photo: 'house-kitchen' },
          },
        ],
      },
      {
        club: 'coffee',
        persona: 'แบงค์ฟองนม',
        joinedDaysAgo: 309,
        records: [
          {
            type: 'setup',
            state: 'shared',
            values: {
              brewer: 'espresso',
              grinder: 'ไฟฟ้า เฟืองแบน',
              dose: 18,
              since: 200,
              photo: 'coffee-cup',
            },
          },
        ],
      },
    ],
  },
  {
    key: 'malee',
    name: 'มาลี ทองสุก',
    locale: 'th',
    timeZone: 'Asia/Bangkok',
    picture: 'avatar-28',
    memberships: [{ club: 'dogs', persona: 'ยายมาลี', bio: 'หลานสมัครให้', joinedDaysAgo: 270 }],
  },
  {
    key: 'gift',
    name: 'กัญญาณัฐ ปานทอง',
    email: 'gift@demo.chomrom.example',
    locale: 'th',
    timeZone: 'Asia/Bangkok',
    picture: 'avatar-29',
    memberships: [
      { club: 'dogs', persona: 'กิ๊ฟซี่', bio: 'มือใหม่หัดเลี้ยง ชิวาวาวัยซน', joinedDaysAgo: 95 },
      { club: 'coffee', persona: 'กิ๊ฟ', joinedDaysAgo: 90 },
      {
        club: 'homes',
        persona: 'กิ๊ฟ',
        status: 'pending',
        joinedDaysAgo: 1,
        answers: { home: 'เพิ่งซื้อทาวน์โฮมค่ะ ยังไม่ได้เข้าอยู่', hope: 'เช็กลิสต์ตรวจรับบ้าน' },
      },
    ],
  },
  {
    key: 'joe',
    name: 'อภิชาติ ดวงแก้ว',
    email: 'joe@demo.chomrom.example',
    locale: 'th',
    timeZone: 'Asia/Bangkok',
    picture: 'avatar-30',
    memberships: [
      { club: 'dogs', persona: 'โจลูกหมา', status: 'suspended', joinedDaysAgo: 130 },
      { club: 'coffee', persona: 'โจ', joinedDaysAgo: 125 },
    ],
  },
];
