import type { ClubProposal } from '../proposals.ts';

export const dogs: ClubProposal[] = [
  {
    by: 'customer',
    with: ['nok'],
    language: 'th',
    title: 'กล่องอาหารหมาแก่ ส่งถึงบ้านทุกเดือน',
    tags: ['food', 'senior'],
    daysAgo: 12,
    body: `หมาแก่ที่บ้านฟันไม่ค่อยดี เม็ดใหญ่เคี้ยวไม่ไหว อยากได้กล่องที่จัดมาให้พอดีหนึ่งเดือน

ในกล่องมีอาหารเม็ดเล็ก 4 กิโลกรัม กับซุปนิ่ม 8 ซอง

ส่งทุกต้นเดือน เลื่อนหรือหยุดได้โดยไม่เสียค่าปรับ

ราคาที่รับได้ไม่เกิน 900 บาทต่อเดือน`,
    support: { count: 7, days: 11 },
    amendments: [
      {
        by: 'ploy',
        after: 3,
        note: 'หมาเล็กกินไม่ถึง 4 กิโล',
        replace: ['อาหารเม็ดเล็ก 4 กิโลกรัม', 'อาหารเม็ดเล็ก 2 หรือ 4 กิโลกรัม'],
        decide: { accept: true, after: 4 },
      },
      {
        by: 'guest-english',
        after: 8,
        note: 'ถ้าโรคไตต้องสูตรโปรตีนต่ำ',
        replace: ['กับซุปนิ่ม 8 ซอง', 'กับซุปนิ่ม 8 ซอง เลือกสูตรโปรตีนต่ำได้'],
      },
      {
        by: 'somchai',
        after: 6,
        note: 'ขอถูกกว่านี้',
        replace: ['ไม่เกิน 900 บาท', 'ไม่เกิน 500 บาท'],
        decide: { accept: false, reason: 'ถามโรงงานแล้ว ราคานี้ใช้วัตถุดิบดีไม่ได้', after: 7 },
      },
    ],
    questions: [
      {
        by: 'customer',
        after: 2,
        kind: 'ranked',
        question: 'รสไหนควรมาก่อน',
        options: ['ไก่กับฟักทอง', 'ปลาแซลมอน', 'เนื้อกับมันหวาน'],
        days: 20,
        quorum: 5,
        votes: [
          ['nok', [2, 1, 3]],
          ['ploy', [1, 3]],
          ['malee', [2, 3]],
          ['khach', [3, 2]],
          ['priya', [1, 2]],
          ['expert', [2, 1]],
        ],
      },
      {
        by: 'nok',
        after: 5,
        kind: 'dots',
        question: 'อะไรสำคัญกับคุณ',
        options: ['ราคา', 'เม็ดเล็ก', 'ส่งตรงวัน', 'กล่องใช้ซ้ำได้'],
        days: 18,
        votes: [
          ['customer', [2, 4, 2, 0]],
          ['ploy', [3, 3, 1, 1]],
          ['malee', [1, 5, 0, 2]],
          ['somchai', [6, 1, 1, 0]],
        ],
      },
    ],
    replies: [
      { by: 'expert', after: 1, text: 'เห็นด้วยเรื่องเม็ดเล็ก หมาแก่ควรได้โปรตีนย่อยง่าย แต่ไม่ต้องลดมากถ้าไตยังดี' },
      { by: 'supplier', after: 2, text: 'โรงงานเราทำเม็ด 6 มิลลิเมตรได้ ขั้นต่ำ 200 กล่องต่อรอบค่ะ' },
      { by: 'malee', after: 9, text: 'ขอให้หยุดส่งได้จริง ๆ นะ บางเดือนกลับต่างจังหวัด' },
    ],
  },
  {
    by: 'khach',
    language: 'vi',
    title: 'Áo mưa nhẹ cho chó giống nhỏ',
    tags: ['walks'],
    daysAgo: 3,
    body: `Mùa mưa bé nhà tôi không chịu ra ngoài vì áo mưa nặng và nóng.

Tôi mong một chiếc áo dưới 80 gam, có lưới thoáng ở bụng và dải phản quang.

Cỡ từ 2 đến 7 kg.`,
    support: { count: 6, days: 2 },
    replies: [{ by: 'thao', after: 1, text: 'Thêm lỗ cho dây dắt ở lưng nữa nhé.' }],
  },
  {
    by: 'priya',
    language: 'en',
    title: 'A lead that glows for evening walks',
    tags: ['walks'],
    daysAgo: 26,
    body: `In December it is dark before we are home. A lead that glows along its whole length would make us seen.

It should charge by USB-C and survive a bath.`,
    support: { count: 14, days: 16 },
    replies: [{ by: 'ben', after: 18, text: 'Enough support: we are asking two makers now.' }],
  },
  {
    by: 'nok',
    language: 'th',
    title: 'เบาะเย็นไม่ใช้ไฟ สำหรับหมาขนหนา',
    tags: ['grooming'],
    daysAgo: 80,
    body: `หน้าร้อนน้องขนหนานอนหอบทั้งวัน พัดลมไม่พอ

อยากได้เบาะเจลเย็นที่ไม่ต้องเสียบไฟ ซักได้ และหนาพอไม่ให้กัดขาด`,
    support: { count: 15, days: 20 },
    amendments: [
      {
        by: 'khach',
        after: 4,
        note: 'หมาใหญ่นอนไม่พอ',
        replace: ['ซักได้', 'ซักได้ มีขนาด 60 และ 90 เซนติเมตร'],
        decide: { accept: true, after: 6 },
      },
    ],
    answers: [
      {
        by: 'moderator',
        after: 26,
        verdict: 'later',
        reason: 'เจลจากผู้ผลิตรายแรกรั่วเมื่อหมาข่วน เราขอหาวัสดุใหม่ก่อน',
      },
      {
        by: 'moderator',
        after: 60,
        verdict: 'accepted',
        reason: 'ได้ผ้าสองชั้นที่ทดสอบกับหมา 12 ตัวแล้วไม่รั่ว จะทำสองขนาดตามที่สมาชิกขอ',
        cost: { amount: 18_000_000, currency: 'THB' },
        readyInDays: 60,
        changeReason: 'พบวัสดุที่ทนเล็บแล้ว',
      },
    ],
  },
  {
    by: 'marcus',
    language: 'en',
    title: 'A GPS collar under 500 baht',
    daysAgo: 60,
    body: `Mine slips out of the gate twice a year. A cheap GPS collar would help.

No monthly fee, please.`,
    support: { count: 13, days: 14 },
    answers: [
      {
        by: 'ben',
        after: 22,
        verdict: 'declined',
        reason:
          'We looked hard. A tracker needs a SIM card, and a SIM costs more each year than the collar. We will not sell one that stops working after a month.',
      },
    ],
  },
  {
    by: 'thao',
    language: 'vi',
    title: 'Túi vệ sinh tự hủy làm từ bã mía',
    tags: ['walks'],
    daysAgo: 55,
    body: `Túi nhựa dùng một lần để lại quá nhiều rác trong công viên.

Mong có túi từ bã mía, 120 chiếc một hộp.`,
    support: { count: 5, days: 20 },
    expires: true,
  },
  {
    by: 'malee',
    language: 'th',
    title: 'ชุดตรวจเห็บเองที่บ้าน',
    tags: ['health'],
    daysAgo: 20,
    body: `อยากได้ชุดเล็ก ๆ มีหวี แหนบ และการ์ดบอกชนิดเห็บ`,
    support: { count: 3, days: 4 },
    withdrawn: { after: 8, reason: 'หมอบอกว่ามีขายที่คลินิกอยู่แล้ว ขอบคุณทุกคนนะ' },
  },
  {
    by: 'gift',
    language: 'th',
    title: 'อาหารหมาแก่เม็ดเล็ก',
    tags: ['food', 'senior'],
    daysAgo: 7,
    body: `อยากได้เม็ดเล็กสำหรับหมาแก่ ส่งบ้านได้ยิ่งดี`,
    support: { count: 4, days: 3 },
    mergedInto: {
      title: 'กล่องอาหารหมาแก่ ส่งถึงบ้านทุกเดือน',
      by: 'moderator',
      after: 5,
      reason: 'ขอสิ่งเดียวกัน รวมเสียงไว้ที่เดียว',
    },
  },
  {
    by: 'customer',
    language: 'th',
    title: 'สมุดบันทึกวัคซีนแบบกันน้ำ',
    daysAgo: 2,
    draft: true,
    body: `สมุดเล่มเดียวจดทั้งวัคซีน น้ำหนัก และยา

ปกกันน้ำ พกไปคลินิกได้`,
  },
];
