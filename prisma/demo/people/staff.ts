import type { DemoMember } from '../types.ts';

/** Those who act for the brand. */
export const staff: DemoMember[] = [
  {
    key: 'admin',
    name: 'ปิยะนุช ศรีอรุณ',
    email: 'admin@demo.chomrom.example',
    locale: 'th',
    timeZone: 'Asia/Bangkok',
    picture: 'avatar-01',
    portalRole: 'admin',
    memberships: [
      { club: 'dogs', persona: 'นุช ทีมชานชื่น', bio: 'ดูแลชมรมทั้งหมดของชานชื่น มีอะไรสะกิดได้', joinedDaysAgo: 340 },
      { club: 'homes', persona: 'นุช ทีมชานชื่น', joinedDaysAgo: 340 },
      { club: 'coffee', persona: 'นุช ทีมชานชื่น', bio: 'อเมริกาโนเย็นไม่หวานตลอดชีวิต', joinedDaysAgo: 340 },
    ],
  },
  {
    key: 'moderator',
    name: 'ธนกร ชื่นใจ',
    email: 'moderator@demo.chomrom.example',
    locale: 'th',
    timeZone: 'Asia/Bangkok',
    picture: 'avatar-02',
    memberships: [
      {
        club: 'dogs',
        persona: 'พี่ต้น ผู้ดูแล',
        bio: 'เจ้าของหมาหลังอานชื่อขนุน ผู้ไม่เคยฟังคำสั่งใครเลย',
        joinedDaysAgo: 338,
        roles: [{ role: 'moderator', status: 'verified', organisation: 'chanchuen' }],
        records: [
          {
            type: 'dog',
            state: 'shared',
            values: {
              name: 'ขนุน',
              breed: 'ไทยหลังอาน',
              birthday: 1620,
              weight: 24,
              sex: 'male-neutered',
              photo: 'dog-walk',
            },
          },
        ],
      },
      {
        club: 'homes',
        persona: 'ต้น ผู้ดูแล',
        joinedDaysAgo: 338,
        roles: [{ role: 'moderator', status: 'verified', organisation: 'chanchuen' }],
      },
      {
        club: 'coffee',
        persona: 'ต้นหลังบาร์',
        joinedDaysAgo: 336,
        roles: [{ role: 'moderator', status: 'verified', organisation: 'chanchuen' }],
      },
    ],
  },
  {
    key: 'linh',
    name: 'Trần Mỹ Linh',
    email: 'linh@demo.chomrom.example',
    locale: 'vi',
    timeZone: 'Asia/Ho_Chi_Minh',
    picture: 'avatar-03',
    memberships: [
      {
        club: 'dogs',
        persona: 'Linh điều hành',
        bio: 'Người của Chanchuen ở Sài Gòn. Nuôi một bé chó cỏ tên Mướp.',
        joinedDaysAgo: 330,
        roles: [{ role: 'moderator', status: 'verified', organisation: 'chanchuen' }],
      },
      {
        club: 'homes',
        persona: 'Linh điều hành',
        joinedDaysAgo: 330,
        roles: [{ role: 'moderator', status: 'verified', organisation: 'chanchuen' }],
      },
      {
        club: 'coffee',
        persona: 'Linh ghiền phin',
        joinedDaysAgo: 330,
        roles: [{ role: 'moderator', status: 'verified', organisation: 'chanchuen' }],
      },
    ],
  },
  {
    key: 'ben',
    name: 'Ben Carmody',
    email: 'ben@demo.chomrom.example',
    locale: 'en',
    timeZone: 'Asia/Singapore',
    picture: 'avatar-04',
    memberships: [
      {
        club: 'dogs',
        persona: 'Ben (moderator)',
        bio: 'Chanchuen, Singapore desk. No dog of my own, borrows everybody else’s.',
        joinedDaysAgo: 325,
        roles: [{ role: 'moderator', status: 'verified', organisation: 'chanchuen' }],
      },
      {
        club: 'homes',
        persona: 'Ben (moderator)',
        joinedDaysAgo: 325,
        roles: [{ role: 'moderator', status: 'verified', organisation: 'chanchuen' }],
      },
      {
        club: 'coffee',
        persona: 'Ben behind the bar',
        joinedDaysAgo: 325,
        roles: [{ role: 'moderator', status: 'verified', organisation: 'chanchuen' }],
      },
    ],
  },
  {
    key: 'agent',
    name: 'ชลธิชา พรหมดี',
    email: 'agent@demo.chomrom.example',
    locale: 'th',
    timeZone: 'Asia/Bangkok',
    picture: 'avatar-05',
    portalRole: 'agent',
    memberships: [
      { club: 'dogs', persona: 'ชล ชานชื่นดูแลลูกค้า', bio: 'จันทร์ถึงเสาร์ 9 โมงถึง 6 โมงเย็น', joinedDaysAgo: 335 },
      { club: 'homes', persona: 'ชล ชานชื่นดูแลลูกค้า', joinedDaysAgo: 335 },
      { club: 'coffee', persona: 'ชล ชานชื่นดูแลลูกค้า', joinedDaysAgo: 335 },
    ],
  },
];
