import type { DemoExpertise, DemoGuide } from './types.ts';

/** What experts say of themselves beside their credential. */
export const expertise: DemoExpertise[] = [
  {
    key: 'expert',
    club: 'dogs',
    fields: ['สัตวแพทย์สัตว์เล็ก', 'โภชนาการสุนัข'],
    number: 'พส. 01-8842',
    paidBy: [
      { kind: 'clinic', name: 'ท้ายซอยรักสัตว์', note: 'สัปดาห์ละห้าวัน', sinceDaysAgo: 320 },
      { kind: 'sponsor', name: 'งานสัมมนาอาหารสุนัข', endedDaysAgo: 90, sinceDaysAgo: 200 },
    ],
  },
  {
    key: 'hoangan',
    club: 'dogs',
    fields: ['Da liễu', 'Nội khoa'],
    number: 'CCHN 0417/TY',
    paidBy: [{ kind: 'clinic', name: 'Phòng khám Bốn Chân', sinceDaysAgo: 310 }],
  },
  {
    key: 'sarah',
    club: 'dogs',
    fields: ['Small-animal medicine', 'Senior dogs'],
    number: 'VSB-20933',
    paidBy: [{ kind: 'own_shop', name: 'Riverside Vets', note: 'I own half of it.', sinceDaysAgo: 300 }],
  },
  {
    key: 'krit',
    club: 'homes',
    fields: ['สถาปัตยกรรม', 'ต่อเติมบ้าน'],
    number: 'ภ-สถ 11420',
    paidBy: [{ kind: 'employer', name: 'สตูดิโอบ้านลม', sinceDaysAgo: 280 }],
  },
];

const day = 1_440;

/** Written by experts from what was asked. */
export const guides: DemoGuide[] = [
  {
    club: 'dogs',
    by: 'expert',
    language: 'th',
    title: 'หมาท้องเสีย: ดูแลที่บ้านได้แค่ไหน เมื่อไหร่ต้องไปหาหมอ',
    tags: ['health'],
    minutesAgo: 440,
    from: [{ thread: 'โกลเด้นท้องเสียมาตั้งแต่เมื่อคืน ควรงดข้าวมั้ยคะ', number: 5 }],
    body: `**สรุปสั้น ๆ** หมาโตที่ยังร่าเริง กินน้ำได้ ไม่อาเจียน ดูแลที่บ้านได้ไม่เกิน 24 ชั่วโมง

## ทำที่บ้านได้
1. วางน้ำสะอาดไว้ตลอด ให้จิบบ่อย ๆ
2. พักมื้ออาหารครึ่งวัน แล้วเริ่มไก่ต้มไม่ปรุงกับข้าวนิ่ม ๆ มื้อเล็ก 4–5 มื้อ
3. ไม่ให้ยาคนทุกชนิด

## ไปหาหมอวันนี้เลย
- เป็นลูกหมา หรือหมาแก่
- มีเลือดในอึ อาเจียนซ้ำ ซึม เหงือกซีด
- ครบ 24 ชั่วโมงแล้วยังถ่ายเหลว`,
    reviewInDays: 180,
    edits: [
      {
        by: 'moderator',
        minutesAgo: 200,
        note: 'เพิ่มเรื่องเก็บตัวอย่าง',
        replace: ['- ครบ 24 ชั่วโมงแล้วยังถ่ายเหลว', '- ครบ 24 ชั่วโมงแล้วยังถ่ายเหลว เก็บอึใส่ถุงไปด้วย'],
      },
    ],
    suggestion: {
      by: 'nok',
      minutesAgo: 90,
      note: 'บอกด้วยว่าของมัน ๆ เป็นสาเหตุบ่อย',
      replace: ['3. ไม่ให้ยาคนทุกชนิด', '3. ไม่ให้ยาคนทุกชนิด\n4. งดของมัน ๆ อย่างหมูย่าง เพราะทำให้ตับอ่อนอักเสบได้'],
    },
  },
  {
    club: 'dogs',
    by: 'hoangan',
    language: 'vi',
    title: 'Chó con mới đón về: lịch tiêm, tẩy giun và ngày đầu ra đường',
    tags: ['puppy', 'health'],
    minutesAgo: 30 * day,
    from: [{ thread: 'Chó con 9 tuần mới đón về, tiêm gì trước và bao giờ được ra đường?', number: 3 }],
    body: `Lịch dưới đây là lịch thường dùng; bác sĩ khám rồi chỉnh theo bé.

| Tuổi | Làm gì |
|---|---|
| 6–8 tuần | mũi tổng hợp đầu, tẩy giun |
| mỗi 2–4 tuần | mũi nhắc, cho tới khi bé được ít nhất 16 tuần |
| từ 12 tuần | mũi dại, sau đó nhắc hằng năm |

**Ra đường**: 1–2 tuần sau mũi cuối. Trước đó vẫn bế bé ra nghe xe và gặp người.

Bỏ ăn, ói hay tiêu chảy ở chó con thì đi khám trong ngày.`,
    reviewInDays: 300,
    supersedes: [{ thread: 'Chó con 9 tuần mới đón về, tiêm gì trước và bao giờ được ra đường?', number: 3 }],
  },
  {
    club: 'dogs',
    by: 'sarah',
    authors: ['expert'],
    language: 'en',
    title: 'Walking in the heat: a table for the fridge',
    tags: ['health', 'walks'],
    minutesAgo: 75 * day,
    from: [{ thread: 'How hot is too hot for a walk? Everybody says something different', number: 3 }],
    body: `Put the back of your hand on the pavement for seven seconds: too hot for you is too hot for paws.

| It feels like | Walk |
|---|---|
| under 24 °C | as always |
| 24–28 °C | shade, water, slowly |
| 28–32 °C | short, and early |
| over 32 °C | toilet, then games indoors |

One line further down for flat faces, seniors, heavy dogs and thick coats. Humid air is worse than the number says.

**Heat stroke**: tap water all over, moving air, and drive to the vet at once.`,
    // Summer has come, and nobody has looked at it again.
    reviewInDays: 70,
  },
  {
    club: 'homes',
    by: 'daniel',
    language: 'en',
    title: 'Mould behind furniture: find out why before you clean',
    tags: ['leaks'],
    minutesAgo: 12 * day,
    from: [],
    body: `Mould in the same corner each winter is warm, damp air meeting a cold wall.

1. Pull the wardrobe ten centimetres from the wall.
2. Measure: above 60% humidity for days is too much.
3. Air twice a day for five minutes, everything open.
4. Only then clean, with gloves and an open window.

A wet patch that grows after rain comes from outside: ask an expert of the club.`,
    reviewInDays: 365,
  },
];

/** Answers that are to be looked at again. */
export const answerReviews = [
  {
    thread: 'How hot is too hot for a walk? Everybody says something different',
    number: 3,
    by: 'moderator',
    note: 'Compare with the newest advice for flat faces',
    setDaysAgo: 40,
    inDays: 36,
  },
];
