import type { DemoThread } from '../types.ts';

/** Questions of the last days, in every state that a desk shows. */
export const threads: DemoThread[] = [
  {
    club: 'dogs',
    kind: 'question',
    language: 'th',
    title: 'ด่วนค่ะ น้องแอบกินยาเบื่อหนูหลังบ้าน น่าจะเมื่อสิบนาทีก่อน',
    tags: ['health'],
    later: {
      author: 'expert',
      minutesAfter: 180,
      body: 'เห็นข้อความแล้วค่ะ รีบพาไปโรงพยาบาลสัตว์ตอนนี้เลย ถือซองยาไปด้วย อย่าล้วงคอและอย่าให้นมนะคะ ถ้าเป็นยากลุ่มกันเลือดแข็งตัว อาการจะมาทีหลังสองถึงสามวัน แต่ยาแก้ให้ได้ทันถ้าเริ่มวันนี้ ถึงแล้วส่งข่าวด้วยนะคะ',
    },
    posts: [
      {
        author: 'nok',
        minutesAgo: 3,
        body: 'เจอซองฉีกแล้ว เม็ดสีเขียว ๆ หายไปเกือบครึ่ง น้องยังเดินปกติ แต่มือสั่นไปหมดแล้วค่ะ ต้องทำอะไรก่อน',
      },
    ],
  },
  {
    club: 'dogs',
    kind: 'question',
    language: 'th',
    title: 'น้องเกาหูข้างเดียวทั้งวัน มีกลิ่นเปรี้ยว ๆ ด้วย',
    tags: ['health', 'grooming'],
    desk: [
      { minutesAgo: 204, by: 'customer', does: 'share', fields: ['name', 'breed', 'birthday', 'weight'] },
      { minutesAgo: 203, by: 'expert', does: 'take' },
    ],
    later: {
      author: 'expert',
      minutesAfter: 1000,
      body: 'อาการแบบนี้หลังอาบน้ำ มักเป็นหูชั้นนอกอักเสบจากความชื้นค่ะ เช็ดเฉพาะใบหูด้วยสำลีแห้ง อย่าแหย่ก้านเข้าไปข้างใน งดน้ำเข้าหูหนึ่งสัปดาห์ ถ้ายังแดงหรือมีกลิ่นหลังสองวัน พามาตรวจว่าเป็นยีสต์หรือแบคทีเรียก่อนหยอดยานะคะ',
    },
    posts: [
      {
        author: 'customer',
        minutesAgo: 205,
        body: 'เริ่มเกาหลังอาบน้ำวันเสาร์ ข้างในแดงนิด ๆ มีขี้หูสีน้ำตาล ยังไม่ได้หยอดอะไรเลยค่ะ แนบข้อมูลน้องไว้ให้แล้ว',
      },
    ],
  },
  {
    club: 'dogs',
    kind: 'question',
    language: 'th',
    title: 'ลูกหมาสามเดือนกินอาหารเม็ดหมาโตปนไปกำมือหนึ่ง เป็นอะไรไหม',
    tags: ['puppy', 'food'],
    desk: [{ minutesAgo: 24, by: 'expert', does: 'take' }],
    later: {
      author: 'expert',
      minutesAfter: 230,
      body: 'กำมือเดียวไม่เป็นไรค่ะ วันนี้ให้น้ำเยอะหน่อย มื้อถัดไปลดลงสักหนึ่งในสี่ ถ้าท้องป่อง อาเจียน หรือถ่ายเหลวเกินสองครั้ง ค่อยพามาดูนะคะ',
    },
    posts: [
      {
        author: 'gift',
        minutesAgo: 25,
        body: 'พี่ชายเทผิดถุง กินหมดแล้วนอนหลับปุ๋ย อึยังปกติค่ะ',
      },
    ],
  },
  {
    club: 'dogs',
    kind: 'question',
    language: 'en',
    title: 'Small lump on the chest, moves under the skin. Wait or have it checked?',
    tags: ['senior', 'health'],
    desk: [
      { minutesAgo: 1_438, by: 'expert', does: 'take' },
      { minutesAgo: 1_290, by: 'expert', does: 'wait' },
    ],
    posts: [
      {
        author: 'guest-english',
        minutesAgo: 1_440,
        body: 'Found it while brushing. Pea-sized, soft, does not seem to bother her. She is nine.',
      },
      {
        author: 'expert',
        minutesAgo: 1_291,
        body: 'Good that you found it early. Could you measure it with a ruler and tell me whether it has grown since you first felt it? A picture beside a coin helps too.',
      },
    ],
  },
  {
    club: 'dogs',
    kind: 'question',
    language: 'th',
    title: 'หมาใหม่ไม่ยอมเข้าห้องน้ำเลย อั้นจนเช้า มีวิธีค่อย ๆ ฝึกไหมครับ',
    tags: ['training'],
    later: {
      author: 'moderator',
      minutesAfter: 900,
      body: 'ทีมงานตอบแทนก่อนนะคะ ช่วงสองสัปดาห์แรกพาไปจุดเดิมหลังตื่น หลังกิน และก่อนนอน ยืนเงียบ ๆ ห้านาที พอฉี่ให้ขนมทันทีตรงนั้น ถ้าพลาดในบ้านไม่ต้องดุ แค่เช็ดให้หมดกลิ่น ส่วนใหญ่จะเริ่มไว้ใจในเจ็ดถึงสิบวันค่ะ',
    },
    posts: [
      {
        author: 'ploy',
        minutesAgo: 150,
        body: 'รับมาได้สี่วัน พาออกไปก็ยืนนิ่ง กลับเข้าบ้านทีไรฉี่หน้าประตูทุกที',
      },
    ],
  },
  {
    club: 'dogs',
    kind: 'question',
    language: 'vi',
    title: 'Bé 5 tuổi cứ hắt hơi ngược vào buổi tối, có đáng lo không ạ?',
    tags: ['health'],
    desk: [
      {
        minutesAgo: 38,
        by: 'hoangan',
        does: 'handOver',
        to: 'expert',
        reason: 'Em sắp vào ca mổ. Chị xem giúp đoạn phim bé khụt khịt nhé, em nghĩ do dị ứng bụi.',
      },
    ],
    later: {
      author: 'hoangan',
      minutesAfter: 235,
      body: 'Mình xem đoạn phim rồi: đây là hắt hơi ngược, không nguy hiểm. Rèm mới hay có bụi vải, bạn giặt rèm và hút bụi quanh chỗ bé nằm nhé. Khi bé khụt khịt, xoa nhẹ cổ họng là đỡ. Nếu bé chảy mũi, bỏ ăn hoặc mỗi ngày hơn năm lần thì đưa bé đi khám.',
    },
    posts: [
      {
        author: 'thao',
        minutesAgo: 55,
        body: 'Mỗi tối trước khi ngủ bé khụt khịt chừng nửa phút rồi thôi, ăn uống vẫn bình thường. Nhà em mới thay rèm.',
      },
    ],
  },
  {
    club: 'dogs',
    kind: 'question',
    language: 'th',
    title: 'ต้องถ่ายพยาธิทุกกี่เดือน ถ้าเลี้ยงในคอนโดตลอด',
    tags: ['health'],
    desk: [{ minutesAgo: 598, by: 'expert', does: 'take' }],
    posts: [
      {
        author: 'joe',
        minutesAgo: 600,
        body: 'น้องแทบไม่ได้ลงพื้นดินเลยครับ มีแต่ระเบียงกับลิฟต์ ยังต้องถ่ายถี่เท่าหมาบ้านไหม',
      },
      {
        author: 'expert',
        minutesAgo: 545,
        body: 'ยังต้องถ่ายค่ะ แต่ห่างได้: ทุก 3 ถึง 6 เดือนก็พอสำหรับน้องที่อยู่แต่ในห้อง ส่วนพยาธิหนอนหัวใจต้องป้องกันทุกเดือนเหมือนเดิม เพราะยุงขึ้นลิฟต์ได้ค่ะ',
        reactions: { laugh: ['gift'] },
      },
    ],
  },
  {
    club: 'dogs',
    kind: 'question',
    language: 'en',
    title: 'He collapsed on the sofa. Laughing, I mean: how do I get my spot back?',
    tags: ['training'],
    desk: [
      {
        minutesAgo: 290,
        by: 'expert',
        does: 'lower',
        reason: 'Nobody is ill: the dog lies on the sofa and will not move.',
      },
    ],
    later: {
      author: 'sarah',
      minutesAfter: 620,
      body: 'Give him a bed of his own that is softer than the sofa, right beside it. Toss a treat onto it and say “off” once, kindly; when all four paws are down, pay him. Do it ten times when nobody wants to sit. Never pull a dog who is asleep: they bite before they wake.',
    },
    posts: [
      {
        author: 'marcus',
        minutesAgo: 300,
        body: 'Thirty kilos of greyhound, one sofa. He pretends to sleep when I say his name. Any gentle way?',
      },
    ],
  },
  {
    club: 'dogs',
    kind: 'question',
    language: 'th',
    title: 'หมาแก่ไอแห้ง ๆ ตอนกลางคืน กลางวันปกติทุกอย่าง',
    tags: ['senior', 'health'],
    later: {
      author: 'expert',
      minutesAfter: 3600,
      body: 'ขอโทษที่ตอบช้านะคะ ไอเฉพาะตอนนอนในน้อง 11 ปี ควรตรวจหัวใจก่อนค่ะ: ฟังเสียง เอกซเรย์อก และนับหายใจตอนหลับ ถ้าเกิน 30 ครั้งต่อนาทีสองคืนติดกันให้พามาเลย ระหว่างนี้ใช้สายรัดอกแทนปลอกคอนะคะ',
    },
    posts: [
      {
        author: 'somchai',
        minutesAgo: 2_700,
        body: 'ไอเป็นชุดตอนนอนตะแคง พอลุกเดินก็หาย น้องอายุ 11 ปี น้ำหนักเท่าเดิมครับ',
      },
    ],
  },
];
