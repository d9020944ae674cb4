import type { ClubProposal } from '../proposals.ts';

export const coffee: ClubProposal[] = [
  {
    by: 'thao',
    with: ['khach'],
    language: 'vi',
    title: 'Hộp nếm thử 12 loại cà phê, mỗi loại 50 gam',
    tags: ['beans'],
    daysAgo: 10,
    body: `Mua cả gói 250 gam để thử thì phí, không hợp lại phải cho đi.

Tôi mong một hộp 12 túi nhỏ, mỗi túi 50 gam, đủ pha ba tách.

Trong hộp có thẻ ghi vùng trồng, độ rang và cách pha gợi ý.`,
    support: { count: 6, days: 9 },
    amendments: [
      {
        by: 'marcus',
        after: 3,
        note: '50 g is too little for espresso',
        replace: ['mỗi túi 50 gam, đủ pha ba tách', 'mỗi túi 50 hoặc 100 gam'],
      },
      {
        by: 'minhquan',
        after: 4,
        note: 'Ghi cả ngày rang',
        replace: ['vùng trồng, độ rang', 'vùng trồng, ngày rang, độ rang'],
        decide: { accept: true, after: 5 },
      },
    ],
    questions: [
      {
        by: 'thao',
        after: 1,
        kind: 'several',
        question: 'Bạn pha bằng gì?',
        options: ['Phin', 'V60', 'Espresso', 'Moka'],
        days: 28,
        votes: [
          ['khach', [1]],
          ['minhquan', [1, 2]],
          ['aisha', [2]],
          ['customer', [2, 3]],
          ['tuan', [1, 4]],
        ],
      },
      {
        by: 'linh',
        after: 2,
        kind: 'single',
        question: 'Bao lâu một hộp?',
        options: ['Mỗi tháng', 'Hai tháng', 'Mỗi quý'],
        days: 26,
        hidden: true,
        quorum: 6,
        votes: [
          ['khach', [1]],
          ['customer', [2]],
          ['aisha', [1]],
        ],
      },
    ],
    replies: [
      { by: 'suong', after: 1, text: 'Xưởng đóng túi 50 gam được, tối thiểu 100 hộp mỗi đợt.' },
      { by: 'oom', after: 2, text: 'คั่วอ่อนควรพักเจ็ดวันก่อนส่ง จะได้หอมพอดีตอนเปิดถุง' },
    ],
  },
  {
    by: 'customer',
    language: 'th',
    title: 'กระป๋องเก็บเมล็ดที่ดูดอากาศออกได้',
    tags: ['beans'],
    daysAgo: 2,
    body: `ถุงซิปเปิดสามวันก็หายหอมแล้ว

อยากได้กระป๋องทึบแสง ขนาด 250 กรัม มีปั๊มในฝา ไม่ใช้ถ่าน`,
    support: { count: 6, days: 1 },
  },
  {
    by: 'aisha',
    language: 'en',
    title: 'Refill without the tin',
    tags: ['beans'],
    daysAgo: 28,
    body: `I own nine beautiful tins. Sell me the coffee without one, and take something off the price.

A paper bag is enough if it is roasted that week.`,
    support: { count: 13, days: 15 },
    replies: [
      { by: 'ben', after: 17, text: 'We are counting what a tin really costs us. Answer within two weeks.' },
    ],
  },
  {
    by: 'ploy',
    language: 'th',
    title: 'เครื่องบดมือสำหรับมือเล็ก',
    tags: ['grinders'],
    daysAgo: 75,
    body: `เครื่องบดส่วนมากตัวอ้วน จับไม่ถนัด

อยากได้ตัวผอม เส้นผ่านศูนย์กลางไม่เกิน 45 มิลลิเมตร เฟืองเหล็ก`,
    support: { count: 14, days: 17 },
    answers: [
      {
        by: 'moderator',
        after: 25,
        verdict: 'accepted',
        reason: 'โรงงานทำแกน 44 มิลลิเมตรได้ ใช้เฟืองเดิมที่ทดสอบแล้ว',
        cost: { amount: 25_000_000, currency: 'THB' },
        readyInDays: 75,
      },
    ],
  },
  {
    by: 'khoa',
    language: 'vi',
    title: 'Máy pha tự động dưới 2 triệu',
    daysAgo: 52,
    body: `Mong một máy pha nhỏ, tự xay, giá dưới 2 triệu đồng.`,
    support: { count: 11, days: 14 },
    answers: [
      {
        by: 'linh',
        after: 20,
        verdict: 'declined',
        reason:
          'Với giá đó chỉ có máy hỏng sau vài tháng. Chúng tôi không muốn bán thứ mình không dám bảo hành.',
      },
    ],
  },
  {
    by: 'nat',
    language: 'th',
    title: 'คลาสชิมออนไลน์คืนวันศุกร์',
    tags: ['beginner'],
    daysAgo: 44,
    body: `ส่งเมล็ดถึงบ้านแล้วชิมพร้อมกันทางวิดีโอ เดือนละครั้ง`,
    support: { count: 10, days: 12 },
    answers: [
      {
        by: 'moderator',
        after: 17,
        verdict: 'later',
        reason: 'ทีมจัดงานเต็มถึงปีใหม่ จะกลับมาตอบอีกครั้งเดือนกุมภาพันธ์',
      },
    ],
  },
  {
    by: 'marcus',
    language: 'en',
    title: 'A water recipe in sachets',
    tags: ['water'],
    daysAgo: 47,
    body: `One sachet for a gallon of distilled water, and every cup tastes the same.`,
    support: { count: 4, days: 20 },
    expires: true,
  },
  {
    by: 'tuan',
    language: 'vi',
    title: 'Phin sứ hai lớp',
    tags: ['phin'],
    daysAgo: 18,
    body: `Phin nhôm nguội quá nhanh. Mong có phin sứ hai lớp.`,
    support: { count: 3, days: 3 },
    withdrawn: { after: 7, reason: 'Tôi gộp ý này vào hộp nếm thử.' },
  },
  {
    by: 'guest-english',
    language: 'en',
    title: 'Small bags for tasting',
    tags: ['beans'],
    daysAgo: 6,
    body: `Fifty grams each, so that I can try before I buy a kilo.`,
    support: { count: 2, days: 2 },
    mergedInto: {
      title: 'Hộp nếm thử 12 loại cà phê, mỗi loại 50 gam',
      by: 'linh',
      after: 4,
      reason: 'Cùng một mong muốn',
    },
  },
  {
    by: 'ploy',
    language: 'th',
    title: 'แก้วพกพาที่เข้ากับช่องวางแก้วรถ',
    daysAgo: 1,
    draft: true,
    body: `แก้วเก็บความร้อนขนาด 350 มิลลิลิตร ก้นแคบพอวางในช่องรถได้`,
  },
];
