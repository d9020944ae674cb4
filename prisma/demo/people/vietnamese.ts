import type { DemoMember } from '../types.ts';

export const vietnameseCustomers: DemoMember[] = [
  {
    key: 'khach',
    name: 'Nguyễn Thị Thu Hà',
    email: 'khach@demo.chomrom.example',
    locale: 'vi',
    timeZone: 'Asia/Ho_Chi_Minh',
    picture: 'avatar-31',
    memberships: [
      {
        club: 'dogs',
        persona: 'Hà mẹ bé Bơ',
        bio: 'Bơ là golden, ăn được ngủ được phá được.',
        joinedDaysAgo: 316,
        records: [
          {
            type: 'dog',
            state: 'shared',
            values: {
              name: 'Bơ',
              breed: 'Golden retriever',
              birthday: 830,
              weight: 27,
              sex: 'male-neutered',
              photo: 'dog-golden',
            },
          },
        ],
      },
      {
        club: 'homes',
        persona: 'Hà hẻm 45',
        joinedDaysAgo: 309,
        answers: { home: 'Nhà phố 3 tầng ở Tân Bình, ở được 7 năm', hope: 'Kinh nghiệm chống thấm' },
        records: [
          {
            type: 'home',
            state: 'shared',
            values: { type: 'townhouse', year: 2012, area: 140, photo: 'house-front' },
          },
        ],
      },
      { club: 'coffee', persona: 'Thu Hà', joinedDaysAgo: 303 },
    ],
  },
  {
    key: 'tuan',
    name: 'Bùi Anh Tuấn',
    email: 'tuan@demo.chomrom.example',
    locale: 'vi',
    timeZone: 'Asia/Ho_Chi_Minh',
    picture: 'avatar-32',
    memberships: [
      {
        club: 'homes',
        persona: 'Tuấn Cầu Giấy',
        joinedDaysAgo: 314,
        answers: { home: 'Nhà ống 4 tầng Hà Nội, xây 2008' },
        records: [
          {
            type: 'home',
            state: 'shared',
            values: { type: 'shophouse', year: 2008, area: 180, photo: 'house-crack' },
          },
        ],
      },
      { club: 'dogs', persona: 'Tuấn bố Mực', joinedDaysAgo: 312 },
      { club: 'coffee', persona: 'Anh Tuấn', joinedDaysAgo: 300 },
    ],
  },
  {
    key: 'thao',
    name: 'Phan Ngọc Thảo',
    email: 'thao@demo.chomrom.example',
    locale: 'vi',
    timeZone: 'Asia/Ho_Chi_Minh',
    picture: 'avatar-33',
    memberships: [
      {
        club: 'dogs',
        persona: 'Thảo sen của Đậu',
        joinedDaysAgo: 307,
        records: [
          {
            type: 'dog',
            state: 'shared',
            values: {
              name: 'Đậu',
              breed: 'Corgi',
              birthday: 460,
              weight: 11,
              sex: 'female',
              photo: 'dog-corgi',
            },
          },
        ],
      },
      { club: 'coffee', persona: 'Thảo bạc xỉu', joinedDaysAgo: 307 },
      { club: 'homes', persona: 'Thảo ở trọ', joinedDaysAgo: 298, answers: { home: 'Thuê căn hộ ở Quận 7' } },
    ],
  },
  {
    key: 'khoa',
    name: 'Đặng Khoa',
    email: 'khoa@demo.chomrom.example',
    locale: 'vi',
    timeZone: 'Asia/Ho_Chi_Minh',
    picture: 'avatar-34',
    memberships: [
      {
        club: 'coffee',
        persona: 'Khoa Đà Nẵng',
        bio: 'Đo nước, cân giây, cuối cùng vẫn uống cà phê sữa đá.',
        joinedDaysAgo: 304,
        records: [
          {
            type: 'setup',
            state: 'shared',
            values: {
              brewer: 'phin',
              grinder: 'Tay quay, lưỡi nón',
              dose: 20,
              since: 640,
              photo: 'coffee-grinder',
            },
          },
        ],
      },
      {
        club: 'homes',
        persona: 'Khoa Sơn Trà',
        joinedDaysAgo: 302,
        answers: { home: 'Nhà một trệt một lầu gần biển, 9 năm' },
      },
    ],
  },
  {
    key: 'colan',
    name: 'Lý Thị Lan',
    email: 'colan@demo.chomrom.example',
    locale: 'vi',
    timeZone: 'Asia/Ho_Chi_Minh',
    picture: 'avatar-35',
    memberships: [
      {
        club: 'homes',
        persona: 'Cô Lan Cần Thơ',
        joinedDaysAgo: 306,
        answers: { home: 'Nhà vườn, ở từ hồi lấy chồng' },
      },
      {
        club: 'dogs',
        persona: 'Cô Lan Cần Thơ',
        joinedDaysAgo: 303,
        records: [
          {
            type: 'dog',
            state: 'private',
            values: {
              name: 'Vàng',
              breed: 'Chó ta',
              birthday: 3900,
              weight: 14,
              sex: 'female-neutered',
              photo: 'dog-walk',
            },
          },
        ],
      },
    ],
  },
];
