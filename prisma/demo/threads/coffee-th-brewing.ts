import type { DemoThread } from '../types.ts';

export const threads: DemoThread[] = [
  {
    club: 'coffee',
    kind: 'question',
    language: 'th',
    title: 'ดริปแล้วเปรี้ยวจี๊ดทุกแก้ว ทำอะไรผิด',
    tags: ['filter', 'beginner'],
    accepted: 4,
    posts: [
      {
        author: 'gift',
        minutesAgo: 270,
        body: `มือใหม่หัดดริปค่ะ แม่ค้าบอกเมล็ดนี้โทนส้มหวานๆ แต่หนูดริปออกมาเปรี้ยวเหมือนมะนาวดอง หน้าเบี้ยว

- เมล็ดเชียงราย คั่วอ่อน คั่วมาได้ 4 วัน
- กาแฟ 15 กรัม น้ำ 250
- น้ำร้อนจากกระติก (ไม่รู้กี่องศา)
- บดที่ร้าน บอกเขาว่า "ดริปค่ะ"
- ไหลหมดใน 1 นาที 20

![หน้าตาประมาณนี้ค่ะ](drawing:coffee-dripper)`,
        reactions: { like: ['customer'], sad: ['bank'] },
      },
      {
        author: 'ploy',
        minutesAgo: 264,
        body: '1.20 นี่ไม่ใช่ดริป นี่คือเทน้ำล้าง 5555 ไหลไวไป๊',
        reactions: { laugh: ['gift', 'customer'] },
      },
      {
        author: 'customer',
        minutesAgo: 244,
        body: 'ของเราตอนแรกก็เปรี้ยวค่ะ พอรอเมล็ดครบสิบวันแล้วหวานขึ้นเลย คั่วอ่อนสี่วันยังใหม่ไปนิด',
        reactions: { like: ['gift'] },
      },
      {
        author: 'nat',
        minutesAgo: 209,
        body: 'ข้อมูลครบมาก ครูให้เต็มสิบครับ 😄 ตัวการอยู่ที่ **1:20** เปรี้ยวแหลมแบบดองคือสกัดไม่พอ แก้ทีละอย่างนะ\n\n1. **บดละเอียดขึ้น** ให้ไหลจบ 2:30–3:00 บอกร้านว่า "ละเอียดกว่านี้สองเบอร์" หรือให้เท่าน้ำตาลทราย\n2. **น้ำร้อนขึ้น** คั่วอ่อนใช้ 92–95° น้ำจากกระติกมักเหลือแปดสิบกว่า ต้มเดือดแล้วรอครึ่งนาทีพอ\n3. เทน้ำแรก 45 กรัม รอ 40 วินาที แล้วค่อยเทช้าๆ สองรอบ\n\nเปลี่ยนข้อเดียวต่อแก้ว ไม่งั้นจะไม่รู้ว่าอะไรช่วย',
        reactions: { thanks: ['gift', 'customer', 'bank'], like: ['oom', 'ploy'] },
      },
      {
        author: 'oom',
        minutesAgo: 184,
        body: 'เจ้าของไร่ข้างบ้านฝากบอกว่าเชอร์รีปีนี้หวานจริงค่ะ (คนคั่วพูดเอง ฟังหูไว้หู) พักเมล็ดถึงวันที่ 10 จะเจอส้มแน่นอน แกะถุงแล้วรีดลมปิดไว้นะคะ ไม่ต้องแช่ตู้เย็น',
        reactions: { like: ['gift', 'nat'] },
      },
      {
        author: 'gift',
        minutesAgo: 119,
        body: 'กลับมาจากร้านแล้วค่ะ บดใหม่ ไหล 2:40 ต้มน้ำเดือดเลย... **มันหวานอะะะ** ยังเปรี้ยวนิดๆแต่เป็นเปรี้ยวแบบส้มแล้ว ทำไมไม่มีใครบอกหนูตั้งแต่เดือนก่อน',
      },
      {
        author: 'nat',
        minutesAgo: 109,
        body: 'เพราะเดือนก่อนไม่ได้ถามครับ',
        reactions: { love: ['gift'], laugh: ['ploy'] },
      },
      {
        author: 'bank',
        minutesAgo: 38,
        body: 'อ่านแล้วไปจับเวลาของตัวเองบ้าง 55 วินาที ขอลาไปปรับเครื่องบดเงียบๆ',
        reactions: { laugh: ['gift'] },
      },
    ],
  },
  {
    club: 'coffee',
    kind: 'question',
    language: 'th',
    title: 'งบสามพัน เครื่องบดมือหรือเครื่องบดไฟฟ้า',
    tags: ['grinders', 'beginner'],
    accepted: 3,
    poll: {
      question: 'งบ 3,000 คุณจะซื้ออะไร',
      kind: 'single',
      options: ['มือหมุนเฟืองดี', 'ไฟฟ้ามือสองเฟืองกรวย', 'เก็บเงินต่อ'],
      votes: {
        nat: [0],
        customer: [0],
        ploy: [0],
        marcus: [0],
        khoa: [0],
        oom: [1],
        bank: [1],
        aisha: [2],
        krit: [2],
      },
      closesInMinutes: 2880,
    },
    posts: [
      {
        author: 'joe',
        minutesAgo: 1980,
        body: 'ดริปกับโมก้าพอตครับ วันละสองแก้ว ไม่เอาเอสเพรสโซ งบสามพันถ้วน ซื้อแบบไหนไม่ต้องซื้อซ้ำ\n\n![เครื่องบดที่ยืมเพื่อนมา](drawing:coffee-grinder)',
      },
      { author: 'bank', minutesAgo: 1968, body: 'ไฟฟ้าสิพี่ ตอนเช้าง่วงจะตาย ใครจะมาหมุน' },
      {
        author: 'nat',
        minutesAgo: 1888,
        body: 'งบนี้มือหมุนเฟืองเหล็กชนะเรื่องรสครับ เงินไฟฟ้าสามพันหมดไปกับมอเตอร์กับกล่อง ส่วนเฟืองได้ของกลางๆ วันละสองแก้วหมุนรอบละ 40 วินาที ถือว่าออกกำลังแขน\n\nข้อควรดู: แกนไม่โคลง ปรับเบอร์เป็นคลิก ล้างถอดเองได้ **อย่าซื้อใบมีดปั่น** นะครับ',
        reactions: { thanks: ['joe', 'customer'], like: ['krit', 'ploy'] },
      },
      {
        author: 'krit',
        minutesAgo: 1858,
        body: 'ผมหมุนมือมาหกปี แขนขวาใหญ่กว่าซ้ายแล้ว',
        reactions: { laugh: ['nat', 'ploy'] },
      },
      {
        author: 'marcus',
        minutesAgo: 1618,
        body: 'Please learn from me: I bought cheap electric, then mid electric, then the hand grinder everyone had told me to buy in the first place. The most expensive 3,000 baht is the one you spend three times.',
        language: 'en',
        reactions: { like: ['nat'] },
      },
      {
        author: 'bank',
        minutesAgo: 1578,
        body: 'โอเค ยอมครับ ป้ายยาซะแล้ว',
        replyTo: 5,
        reactions: { laugh: ['marcus', 'joe'] },
      },
      {
        author: 'joe',
        minutesAgo: 160,
        body: 'สั่งมือหมุนแล้วครับ ขอบคุณครู เดี๋ยวมารายงานว่าแขนข้างไหนใหญ่',
        reactions: { thanks: ['nat', 'marcus'] },
      },
    ],
  },
  {
    club: 'coffee',
    kind: 'talk',
    language: 'th',
    title: 'กาแฟเย็นแบบร้านรถเข็น อยากทำเองที่บ้าน ใครมีสูตร',
    tags: ['espresso', 'beginner'],
    posts: [
      {
        author: 'ploy',
        minutesAgo: 103860,
        body: 'พูดเลยว่าดริปก็รัก แต่สิบโมงเช้าวันจันทร์ต้องโอเลี้ยงใส่นมเท่านั้น ใครมีสูตรที่ได้รสรถเข็นหน้าโรงเรียนจริงๆ',
        reactions: { like: ['bank', 'customer', 'gift'] },
      },
      {
        author: 'nat',
        minutesAgo: 103800,
        body: 'สูตรบ้านแม่ผม ขายมา 20 ปี\n\n- กาแฟโบราณ (คั่วเข้มผสมธัญพืช) 4 ช้อนโต๊ะพูน\n- น้ำเดือดจัด 240 มล. ถุงชง ชักขึ้นลง 6–7 รอบ แช่ 3 นาที\n- นมข้น 2 ช้อน น้ำตาล 1 ช้อน คนตอนร้อน\n- น้ำแข็งเต็มแก้ว โปะนมจืด\n\nความลับคือ *ชงเข้มไว้ก่อนตั้งแต่เช้า* น้ำแข็งละลายแล้วไม่จืด',
        reactions: { thanks: ['ploy', 'bank'] },
      },
      {
        author: 'bank',
        minutesAgo: 103785,
        body: 'ครูบาริสตาสายโบราณ โลกนี้ยังมีหวัง',
        reactions: { laugh: ['ploy'] },
      },
      { author: 'gift', minutesAgo: 103665, body: 'ขอหวานน้อยได้มั้ยคะครู', replyTo: 2 },
      {
        author: 'nat',
        minutesAgo: 103656,
        body: 'ได้ครับ แต่แม่ผมจะมองหน้า',
        replyTo: 4,
        reactions: { laugh: ['gift', 'ploy', 'bank'] },
      },
      {
        author: 'khoa',
        minutesAgo: 103356,
        body: 'Đọc công thức thấy giống cà phê vợt bên mình ghê. Bên này pha bằng vợt vải, nấu siêu đất, cũng "đậm từ sáng". Hóa ra bà con xa.',
        language: 'vi',
        reactions: { like: ['nat', 'ploy'] },
      },
      {
        author: 'ploy',
        minutesAgo: 98916,
        body: 'ทำแล้ววว น้ำตาจะไหล รสเดียวกับป้าหน้าโรงเรียนประถม ขอบคุณแม่ครูด้วยค่ะ',
        reactions: { love: ['nat', 'khoa'] },
      },
    ],
  },
];
