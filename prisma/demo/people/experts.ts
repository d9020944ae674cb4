import type { DemoMember } from '../types.ts';

/** Vets, architects and coffee people: verified, asked for, run out and taken back. */
export const experts: DemoMember[] = [
  {
    key: 'expert',
    name: 'กมลชนก วัฒนเวช',
    email: 'expert@demo.chomrom.example',
    locale: 'th',
    timeZone: 'Asia/Bangkok',
    picture: 'avatar-06',
    memberships: [
      {
        club: 'dogs',
        persona: 'หมอแก้ว',
        bio: 'สัตวแพทย์สัตว์เล็ก ตอบช่วงพักเที่ยงกับหลังสองทุ่ม เคสฉุกเฉินอย่ารอหมอในชมรมนะคะ',
        joinedDaysAgo: 332,
        roles: [
          {
            role: 'expert',
            status: 'verified',
            organisation: 'taisoi',
            field: 'สัตวแพทย์สัตว์เล็ก',
            credential: 'ใบอนุญาตประกอบวิชาชีพการสัตวแพทย์ ชั้นหนึ่ง',
            issuer: 'สัตวแพทยสภา',
            validForDays: 760,
          },
        ],
      },
      { club: 'coffee', persona: 'แก้วกาแฟ', bio: 'นอกเวลางานคือดริปอย่างเดียว', joinedDaysAgo: 310 },
    ],
  },
  {
    key: 'hoangan',
    name: 'Lê Hoàng An',
    email: 'hoangan@demo.chomrom.example',
    locale: 'vi',
    timeZone: 'Asia/Ho_Chi_Minh',
    picture: 'avatar-07',
    memberships: [
      {
        club: 'dogs',
        persona: 'BSTY Hoàng An',
        bio: 'Bác sĩ thú y ở Thủ Đức, chuyên nội khoa và da liễu chó mèo.',
        joinedDaysAgo: 320,
        roles: [
          {
            role: 'expert',
            status: 'verified',
            organisation: 'bonchan',
            field: 'Bác sĩ thú y, da liễu và nội khoa',
            credential: 'Chứng chỉ hành nghề thú y',
            issuer: 'Cơ quan thú y tỉnh',
            validForDays: 540,
          },
        ],
      },
    ],
  },
  {
    key: 'sarah',
    name: 'Sarah Whitfield',
    email: 'sarah@demo.chomrom.example',
    locale: 'en',
    timeZone: 'Australia/Brisbane',
    picture: 'avatar-08',
    memberships: [
      {
        club: 'dogs',
        persona: 'Dr Sarah W.',
        bio: 'Small-animal vet in Queensland. Heat, ticks and senior dogs are my daily bread.',
        joinedDaysAgo: 318,
        roles: [
          {
            role: 'expert',
            status: 'verified',
            field: 'Small-animal veterinarian',
            credential: 'Registered veterinary surgeon',
            issuer: 'State veterinary surgeons board',
            validForDays: 330,
          },
        ],
      },
      { club: 'coffee', persona: 'Sarah, flat white', joinedDaysAgo: 305 },
    ],
  },
  {
    key: 'mhonueng',
    name: 'ทนง เอื้ออารี',
    email: 'mhonueng@demo.chomrom.example',
    locale: 'th',
    timeZone: 'Asia/Bangkok',
    picture: 'avatar-09',
    memberships: [
      {
        club: 'dogs',
        persona: 'หมอหนึ่ง',
        bio: 'เกษียณจากคลินิกแล้ว มาเป็นเพื่อนคุยเฉย ๆ ครับ',
        joinedDaysAgo: 328,
        roles: [
          {
            role: 'expert',
            status: 'expired',
            field: 'สัตวแพทย์',
            credential: 'ใบอนุญาตประกอบวิชาชีพการสัตวแพทย์ ชั้นหนึ่ง',
            issuer: 'สัตวแพทยสภา',
            validForDays: -35,
          },
        ],
      },
    ],
  },
  {
    key: 'hannah',
    name: 'Hannah Petersen',
    email: 'hannah@demo.chomrom.example',
    locale: 'en',
    timeZone: 'Europe/Copenhagen',
    picture: 'avatar-10',
    memberships: [
      {
        club: 'dogs',
        persona: 'Hannah P.',
        bio: 'Reward-based trainer. Two rescue greyhounds, one sofa, none of it mine.',
        joinedDaysAgo: 280,
        roles: [
          {
            role: 'expert',
            status: 'requested',
            field: 'Dog training and behaviour',
            credential: 'Certified dog trainer',
            issuer: 'Trainers’ guild, Denmark',
            validForDays: 700,
          },
        ],
      },
    ],
  },
  {
    key: 'krit',
    name: 'กฤษณ์ ไม้งาม',
    email: 'krit@demo.chomrom.example',
    locale: 'th',
    timeZone: 'Asia/Bangkok',
    picture: 'avatar-11',
    memberships: [
      {
        club: 'homes',
        persona: 'กฤษณ์ ลานไม้',
        bio: 'สถาปนิก ทำบ้านเมืองร้อนมา 18 ปี เชื่อว่าบ้านที่ดีต้องมีชายคา',
        joinedDaysAgo: 326,
        roles: [
          {
            role: 'expert',
            status: 'verified',
            organisation: 'lanmai',
            field: 'สถาปนิก',
            credential: 'ใบอนุญาตประกอบวิชาชีพสถาปัตยกรรมควบคุม ระดับสามัญ',
            issuer: 'สภาสถาปนิก',
            validForDays: 900,
          },
        ],
      },
      { club: 'coffee', persona: 'กฤษณ์ โมก้าพอต', joinedDaysAgo: 290 },
    ],
  },
  {
    key: 'bao',
    name: 'Phạm Quốc Bảo',
    email: 'bao@demo.chomrom.example',
    locale: 'vi',
    timeZone: 'Asia/Ho_Chi_Minh',
    picture: 'avatar-12',
    memberships: [
      {
        club: 'homes',
        persona: 'KTS Quốc Bảo',
        bio: 'Kiến trúc sư ở Hà Nội, hay cải tạo nhà ống cũ.',
        joinedDaysAgo: 315,
        roles: [
          {
            role: 'expert',
            status: 'verified',
            organisation: 'hiennang',
            field: 'Kiến trúc sư',
            credential: 'Chứng chỉ hành nghề kiến trúc',
            issuer: 'Sở Xây dựng',
            validForDays: 1400,
          },
        ],
      },
    ],
  },
  {
    key: 'daniel',
    name: 'Daniel Okafor',
    email: 'daniel@demo.chomrom.example',
    locale: 'en',
    timeZone: 'Europe/London',
    picture: 'avatar-13',
    memberships: [
      {
        club: 'homes',
        persona: 'Daniel, surveyor',
        bio: 'Building surveyor in Leeds, ten years of damp walls. Previously in Lagos and Bangkok.',
        joinedDaysAgo: 312,
        roles: [
          {
            role: 'expert',
            status: 'verified',
            organisation: 'okafor',
            field: 'Building surveyor',
            credential: 'Chartered building surveyor',
            issuer: 'Surveyors’ institution',
            validForDays: 410,
          },
        ],
      },
    ],
  },
  {
    key: 'tong',
    name: 'ศักดา ทองมา',
    email: 'tong@demo.chomrom.example',
    locale: 'th',
    timeZone: 'Asia/Bangkok',
    picture: 'avatar-14',
    memberships: [
      {
        club: 'homes',
        persona: 'ช่างโต้ง',
        bio: 'รับเหมาต่อเติม นนทบุรี ปทุมธานี',
        joinedDaysAgo: 260,
        roles: [
          {
            role: 'expert',
            status: 'revoked',
            field: 'วิศวกรโยธา',
            credential: 'ใบอนุญาตประกอบวิชาชีพวิศวกรรมควบคุม ระดับภาคี',
            issuer: 'สภาวิศวกร',
            validForDays: 200,
          },
        ],
      },
    ],
  },
  {
    key: 'nat',
    name: 'ณัฐวุฒิ ใจดำรง',
    email: 'nat@demo.chomrom.example',
    locale: 'th',
    timeZone: 'Asia/Bangkok',
    picture: 'avatar-15',
    memberships: [
      {
        club: 'coffee',
        persona: 'ครูณัฐ บาริสตา',
        bio: 'สอนชงมา 9 ปี แก้วแรกของตัวเองเมื่อ 15 ปีก่อนขมมาก',
        joinedDaysAgo: 322,
        roles: [
          {
            role: 'expert',
            status: 'verified',
            field: 'ครูสอนบาริสตา',
            credential: 'มาตรฐานฝีมือแรงงาน สาขาบาริสตา',
            issuer: 'กรมพัฒนาฝีมือแรงงาน',
            validForDays: 620,
          },
        ],
      },
      {
        club: 'dogs',
        persona: 'พ่อน้องคาปู',
        joinedDaysAgo: 300,
        records: [
          {
            type: 'dog',
            state: 'shared',
            values: {
              name: 'คาปู',
              breed: 'พุดเดิ้ลทอย',
              birthday: 980,
              weight: 3.4,
              sex: 'male',
              photo: 'dog-corgi',
            },
          },
        ],
      },
    ],
  },
  {
    key: 'minhquan',
    name: 'Đỗ Minh Quân',
    email: 'minhquan@demo.chomrom.example',
    locale: 'vi',
    timeZone: 'Asia/Ho_Chi_Minh',
    picture: 'avatar-16',
    memberships: [
      {
        club: 'coffee',
        persona: 'Quân barista',
        bio: 'Đứng quầy mười hai năm, dạy pha ở Đà Lạt và Sài Gòn.',
        joinedDaysAgo: 316,
        roles: [
          {
            role: 'expert',
            status: 'verified',
            field: 'Barista, huấn luyện pha chế',
            credential: 'Chứng nhận barista bậc 3',
            issuer: 'Trường nghề ẩm thực',
            validForDays: 280,
          },
        ],
      },
    ],
  },
];
