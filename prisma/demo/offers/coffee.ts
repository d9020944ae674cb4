import type { DemoOffer } from '../offers.ts';

/** Offers of the coffee people’s club. */
export const coffeeOffers: DemoOffer[] = [
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
