import type { ClubProposal } from '../proposals.ts';

export const homes: ClubProposal[] = [
  {
    by: 'nok',
    with: ['bank'],
    language: 'th',
    title: 'ชุดกันรั่วดาดฟ้าสำหรับทำเองวันเดียวเสร็จ',
    tags: ['leaks', 'roof'],
    daysAgo: 9,
    body: `ทุกหน้าฝนดาดฟ้ารั่วที่เดิม เรียกช่างเล็ก ๆ ไม่มีใครมา

อยากได้ชุดพร้อมใช้สำหรับ 10 ตารางเมตร มีน้ำยา ลูกกลิ้ง และแผ่นตาข่าย

มีวิดีโอสอนภาษาไทย และเบอร์ให้โทรถามวันเสาร์`,
    support: { count: 4, days: 8 },
    amendments: [
      {
        by: 'khoa',
        after: 2,
        note: 'Nhà tôi mái 25 m²',
        replace: ['สำหรับ 10 ตารางเมตร', 'สำหรับ 10 หรือ 25 ตารางเมตร'],
      },
      {
        by: 'tom',
        after: 4,
        note: 'ต้องบอกด้วยว่ารอแห้งกี่ชั่วโมง',
        replace: ['มีวิดีโอสอนภาษาไทย', 'มีวิดีโอสอนภาษาไทย บอกเวลารอแห้งแต่ละชั้น'],
        decide: { accept: true, after: 5 },
      },
    ],
    questions: [
      {
        by: 'nok',
        after: 3,
        kind: 'score',
        question: 'สีไหนถูกใจ',
        options: ['เทาอ่อน', 'ขาวสะท้อนร้อน', 'เขียวหญ้า'],
        days: 25,
        quorum: 4,
        votes: [
          ['bank', [3, 5, 1]],
          ['khoa', [2, 5, 0]],
          ['colan', [4, 4, 2]],
          ['tuan', [1, 5, 3]],
        ],
      },
    ],
    replies: [
      { by: 'tong', after: 1, text: 'ก่อนทาต้องขัดตะไคร่และเช็กรอยร้าวก่อนนะครับ ไม่งั้นปีเดียวล่อน' },
      { by: 'lungmee', after: 2, text: 'ร้านลุงมีน้ำยาตัวที่ไม่เหม็นอยู่ ยืมไปลองได้' },
    ],
  },
  {
    by: 'colan',
    language: 'vi',
    title: 'Kệ bếp lắp ghép cho bếp dưới 4 m²',
    tags: ['kitchen'],
    daysAgo: 2,
    body: `Bếp chung cư nhỏ, kệ bán sẵn đều quá sâu.

Tôi mong kệ sâu 25 cm, khoan một lần, tháo được khi chuyển nhà.`,
    support: { count: 5, days: 1 },
  },
  {
    by: 'marcus',
    language: 'en',
    title: 'One day a month to borrow big tools',
    tags: ['garden'],
    daysAgo: 24,
    body: `Nobody needs a tile cutter twice a year. Let us borrow one from the club centre.

A deposit is fine; a short lesson before would be better.`,
    support: { count: 11, days: 15 },
    replies: [{ by: 'daniel', after: 3, text: 'I would give the lesson for free on a Saturday.' }],
  },
  {
    by: 'khoa',
    language: 'vi',
    title: 'Sơn chống nóng cho mái tôn, bán theo lon nhỏ',
    tags: ['roof', 'cooling'],
    daysAgo: 70,
    body: `Thùng 18 lít quá nhiều cho mái nhỏ, dùng không hết phải bỏ.

Mong có lon 3 lít, cùng công thức.`,
    support: { count: 12, days: 18 },
    answers: [
      {
        by: 'linh',
        after: 24,
        verdict: 'accepted',
        reason:
          'Nhà máy đóng lon 3 lít được từ tháng sau. Giá mỗi lít cao hơn thùng lớn khoảng 8% vì vỏ lon.',
        cost: { amount: 120_000_000, currency: 'VND' },
        readyInDays: 45,
      },
    ],
  },
  {
    by: 'bank',
    language: 'th',
    title: 'รับซื้อปูนเหลือจากงานก่อสร้าง',
    daysAgo: 50,
    body: `ทุกบ้านมีปูนเหลือครึ่งถุง อยากให้แบรนด์รับคืน`,
    support: { count: 10, days: 16 },
    answers: [
      {
        by: 'moderator',
        after: 21,
        verdict: 'declined',
        reason: 'ปูนที่เปิดถุงแล้วชื้นง่าย นำไปใช้ต่อไม่ปลอดภัย แต่เราจะมีถุง 10 กิโลให้ซื้อพอดีงาน',
      },
    ],
  },
  {
    by: 'priya',
    language: 'en',
    title: 'A quiet drill for flats',
    daysAgo: 45,
    body: `Our walls are thin and our neighbours work at night. A drill that can be used at eight in the evening would be bliss.`,
    support: { count: 9, days: 12 },
    answers: [
      {
        by: 'ben',
        after: 18,
        verdict: 'later',
        reason: 'A maker shows one next spring. We will look at it then and answer again here.',
      },
    ],
  },
  {
    by: 'somchai',
    language: 'th',
    title: 'ตู้ยามสำหรับหมู่บ้านเล็ก',
    daysAgo: 48,
    body: `อยากได้ตู้ยามสำเร็จรูปขนาด 1.5 เมตร`,
    support: { count: 2, days: 10 },
    expires: true,
  },
  {
    by: 'tuan',
    language: 'vi',
    title: 'Bộ dụng cụ vá tường nhỏ',
    tags: ['cracks'],
    daysAgo: 15,
    body: `Một hộp nhỏ có bột, dao và giấy nhám là đủ.`,
    support: { count: 3, days: 3 },
    withdrawn: { after: 6, reason: 'Cửa hàng gần nhà đã có bán.' },
  },
  {
    by: 'tom',
    language: 'en',
    title: 'A kit against the leaking roof',
    tags: ['leaks'],
    daysAgo: 6,
    body: `Everything for ten square metres in one box, with a film that shows how.`,
    support: { count: 2, days: 2 },
    mergedInto: {
      title: 'ชุดกันรั่วดาดฟ้าสำหรับทำเองวันเดียวเสร็จ',
      by: 'ben',
      after: 4,
      reason: 'The same wish in another language',
    },
  },
  {
    by: 'khach',
    language: 'vi',
    title: 'Lịch bảo trì nhà theo mùa',
    daysAgo: 1,
    draft: true,
    body: `Một tờ lịch treo tường nhắc việc: vệ sinh máng nước, kiểm tra cầu dao, sơn cửa.`,
  },
];
