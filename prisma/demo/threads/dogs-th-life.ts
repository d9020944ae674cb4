import type { DemoThread } from '../types.ts';

export const threads: DemoThread[] = [
  {
    club: 'dogs',
    kind: 'talk',
    language: 'th',
    title: 'ใครมีรูปก้นคอร์กี้ กรุณามากองตรงนี้',
    tags: ['photos'],
    posts: [
      {
        author: 'ploy',
        minutesAgo: 360,
        body: 'เริ่มเลย ปังปอนด์ 2 ขวบ ก้น 2 ก้อน สมอง 1 ก้อน (เล็ก)\n\n![ปังปอนด์หันก้นให้กล้อง](drawing:dog-corgi-behind)',
        reactions: { love: ['customer', 'gift', 'nat'], laugh: ['moderator', 'nok'] },
      },
      { author: 'gift', minutesAgo: 351, body: 'โอ๊ยยยย ขนมปังปอนด์ของแท้', reactions: { love: ['ploy'] } },
      {
        author: 'thao',
        minutesAgo: 329,
        body: 'Cho Đậu nhà em ké với ạ! Hai cái mông nhìn y chang luôn, dịch giùm em là "mông bánh mì" 😆',
        language: 'vi',
        reactions: { love: ['ploy', 'gift'], like: ['khach'] },
      },
      {
        author: 'ploy',
        minutesAgo: 324,
        body: 'Đậu xinh quá 😍 (ใช้แปลเอานะ ถูกมั้ย) มีน้องขาสั้นข้ามประเทศด้วยย',
        replyTo: 3,
        reactions: { love: ['thao'] },
      },
      {
        author: 'nat',
        minutesAgo: 293,
        body: 'คาปูไม่มีก้น มีแต่ปุย ขอเข้าร่วมในฐานะผู้สังเกตการณ์ครับ',
        reactions: { laugh: ['ploy', 'gift', 'customer'] },
      },
      {
        author: 'somchai',
        minutesAgo: 249,
        body: 'หมาลุงก้นแฟบ แต่ใจใหญ่ ได้มั้ย',
        reactions: { laugh: ['ploy', 'nat', 'moderator'] },
      },
      { author: 'ploy', minutesAgo: 246, body: 'ได้ค่าลุง เฉาก๊วยเป็นกรณีพิเศษ VIP', replyTo: 6 },
      {
        author: 'guest-english',
        minutesAgo: 181,
        body: "I don't read Thai well enough for jokes but I understand this thread perfectly.",
        language: 'en',
        reactions: { laugh: ['ploy', 'ben'] },
      },
      {
        author: 'expert',
        minutesAgo: 143,
        body: 'น่ารักทุกก้นค่ะ ในฐานะหมอขอแอบแทรก คอร์กี้หลังยาว คุมน้ำหนักแล้วก็อย่าให้กระโดดโซฟาบ่อยนะคะ คลำซี่โครงแล้วต้องเจอ ไม่ใช่เจอแต่ความนุ่ม',
        reactions: { like: ['ploy', 'nok'] },
      },
      {
        author: 'ploy',
        minutesAgo: 137,
        body: 'หมอออ 😭 ปังปอนด์ฝากบอกว่ามันคือขน',
        reactions: { laugh: ['expert', 'customer'] },
      },
    ],
  },
  {
    club: 'dogs',
    kind: 'announcement',
    language: 'th',
    title: 'นัดเดินเล่นกันวันอาทิตย์ สวนริมบึงหลังหมู่บ้าน 6 โมงเช้า',
    tags: ['news', 'walks'],
    pinned: true,
    posts: [
      {
        author: 'moderator',
        minutesAgo: 4440,
        body: `สวัสดีครับชาวเรา เดือนนี้นัดเดินเล่นด้วยกันนะครับ ฟรี ไม่ต้องลงทะเบียน

- **6:00 น.** เจอกันศาลาใหญ่ (ร้อนกว่านี้พื้นปูนลวกเท้าน้อง)
- เดินรอบบึงประมาณ 2 กม. มีทางลัดสำหรับน้องสูงวัยและคนสูงวัย
- เตรียมสายจูง ถุงเก็บอึ ขวดน้ำ
- น้องที่ยังฉีดวัคซีนไม่ครบ หรือกำลังติดสัด รอรอบหน้านะครับ

แผนที่กับจุดจอดรถอยู่ใน [หน้าสวนริมบึง](https://map.chomrom.example/rimbueng)

ขนุนของผมมาแน่ ใครจำได้รบกวนอย่ายื่นลูกชิ้นให้

![เดินรอบบึงเดือนก่อน](drawing:dog-walk)`,
        reactions: { like: ['customer', 'ploy', 'nok', 'somchai'], love: ['gift', 'malee'] },
        editedFrom: 'สวัสดีครับชาวเรา เดือนนี้นัดเดินเล่นด้วยกันนะครับ ฟรี ไม่ต้องลงทะเบียน เจอกันศาลาใหญ่ 7 โมง',
      },
      { author: 'customer', minutesAgo: 4420, body: 'แก้เวลาเป็น 6 โมงดีแล้วค่ะ เดือนก่อนเจ็ดโมงโมจิลิ้นห้อยถึงพื้น' },
      { author: 'malee', minutesAgo: 4300, body: 'ยายเดินทางลัดได้ไหม เข่าไม่ดี' },
      {
        author: 'moderator',
        minutesAgo: 4290,
        body: 'ได้เลยครับคุณยาย มีม้านั่งทุก 200 เมตร เดี๋ยวผมเดินเป็นเพื่อน',
        replyTo: 3,
        reactions: { love: ['malee'] },
      },
      { author: 'gift', minutesAgo: 3990, body: 'ชิวาวาตัวเท่าขวดน้ำ กลัวโดนเหยียบค่ะ 5555 มีกลุ่มตัวเล็กมั้ยคะ' },
      {
        author: 'nat',
        minutesAgo: 3940,
        body: 'มีครับ กลุ่มตัวเล็กออกทีหลัง 10 นาที หัวหน้ากลุ่มคือคาปู หนัก 3.4 กิโล ใจ 30 กิโล',
        replyTo: 5,
        reactions: { like: ['gift', 'moderator'] },
      },
      {
        author: 'admin',
        minutesAgo: 2380,
        body: 'ชานชื่นเตรียมชามน้ำพับได้ไปแจก 40 ใบค่ะ ใครมีของตัวเองแล้วพกมานะคะ จะได้พอให้คนใหม่',
        reactions: { like: ['moderator', 'nat'] },
      },
    ],
  },
  {
    club: 'dogs',
    kind: 'talk',
    language: 'th',
    title: 'ปลายนาจะออกซองเล็ก 400 กรัม อยากได้แบบไหนกันครับ',
    tags: ['food'],
    poll: {
      question: 'ซองเล็กแบบไหนที่คุณจะซื้อจริง',
      kind: 'single',
      options: [
        'ซองซิปล็อก ปิดซ้ำได้ แพงขึ้น 4 บาท',
        'ซองธรรมดา ถูกที่สุด',
        'ถุงกระดาษ ย่อยสลายได้ เก็บได้สั้นกว่า',
        'ไม่เอาซองเล็ก ขอถุง 10 กิโลลดราคา',
      ],
      votes: {
        customer: [0],
        ploy: [0],
        gift: [0],
        nat: [0],
        thao: [0],
        somchai: [1],
        nok: [1],
        'guest-english': [2],
        aim: [2],
        malee: [3],
        moderator: [3],
      },
      closesInMinutes: 5760,
    },
    posts: [
      {
        author: 'supplier',
        minutesAgo: 2640,
        body: 'สวัสดีครับ พลจากโรงงานปลายนาครับ (เป็นคนขายนะครับ บอกตรงๆ)\n\nหลายคนบอกว่าถุงใหญ่เปิดแล้วหอมแค่สัปดาห์แรก หลังจากนั้นน้องเมิน เราเลยจะทำซองเล็ก 400 กรัม อยากฟังก่อนสั่งฟิล์มซอง เพราะสั่งทีขั้นต่ำสองหมื่นใบครับ พลาดแล้วเจ็บ\n\n![เม็ดสูตรปลาทะเลน้อย](drawing:dog-food)',
        reactions: { like: ['customer', 'gift'], thanks: ['ploy'] },
      },
      { author: 'gift', minutesAgo: 2610, body: 'ซิปล็อกค่ะ!! หมาหนูกินวันละ 40 กรัม ซองนึงอยู่สิบวัน' },
      { author: 'somchai', minutesAgo: 2550, body: 'สี่บาทก็สี่บาทเถอะ แต่ซิปมันพังก่อนข้าวหมดทุกที ลุงใช้หนังยาง' },
      {
        author: 'supplier',
        minutesAgo: 2525,
        body: 'ฮ่าๆ จริงครับลุง ซิปที่พังเพราะผงอาหารเข้าไปติดร่อง เรากำลังลองซิปแบบร่องคู่ จะส่งให้ลุงลองพังดูสักสิบซองได้ไหมครับ',
        replyTo: 3,
        reactions: { laugh: ['ploy', 'nok'], like: ['somchai'] },
      },
      { author: 'somchai', minutesAgo: 2513, body: 'ได้ ลุงถนัด' },
      {
        author: 'nok',
        minutesAgo: 2333,
        body: 'ถามจริงๆค่ะ บนฉลากเขียน "เนื้อสัตว์และผลิตภัณฑ์จากสัตว์" มันคืออะไรบ้างคะ ครูอ่านฉลากให้เด็กฟังแล้วตอบเด็กไม่ได้',
      },
      {
        author: 'supplier',
        minutesAgo: 2213,
        body: 'ตอบตรงๆครับ ของเราล็อตนี้คือเนื้อไก่ ตับไก่ กับปลาป่น ไม่มีหมู ที่เขียนรวมเพราะวัตถุดิบสลับตามฤดู แต่ผมเห็นด้วยว่าควรเขียนชัดกว่านี้ จะเสนอให้พิมพ์รายการจริงเป็นคิวอาร์ตามเลขล็อตครับ',
        replyTo: 6,
        reactions: { thanks: ['nok', 'expert', 'customer'] },
      },
      {
        author: 'expert',
        minutesAgo: 2133,
        body: 'ขอเสริมค่ะ เวลาเลือกให้ดูก่อนว่าเขียนว่า *อาหารครบถ้วน* (complete) สำหรับวัยไหน ซองสวยหรือไม่สวยมาทีหลัง',
        reactions: { like: ['nok', 'supplier'] },
      },
      {
        author: 'moderator',
        minutesAgo: 1773,
        body: 'ฝากทีม: ถ้าผลโพลออกมาเป็นซิปล็อก ขอให้ปลายนาส่งต้นทุนสองแบบมาก่อนวันศุกร์นะครับ จะได้ตอบสมาชิกว่าทำไม 4 บาท',
        audience: 'professionals',
      },
      {
        author: 'supplier',
        minutesAgo: 1733,
        body: 'รับทราบครับ ฟิล์มต่างกัน 2.70 ค่าติดซิป 0.90 ที่เหลือเป็นของเสียตอนตั้งเครื่อง เดี๋ยวส่งเป็นตาราง',
        audience: 'professionals',
        replyTo: 9,
      },
    ],
  },
  {
    club: 'dogs',
    kind: 'talk',
    language: 'th',
    title: 'ลูกหมาพุดเดิ้ลพร้อมย้ายบ้าน',
    tags: ['puppy'],
    status: 'locked',
    posts: [
      {
        author: 'joe',
        minutesAgo: 127020,
        body: 'ลูกพุดเดิ้ลทอย 5 ตัว 5,500 ขาดตัว ทักแชทส่วนตัวเท่านั้น ไม่รับสายถามเล่น',
        status: 'removed',
      },
      {
        author: 'nok',
        minutesAgo: 126980,
        body: 'อายุเท่าไหร่คะ แยกแม่กี่สัปดาห์ วัคซีนกี่เข็ม พ่อแม่ตรวจอะไรมาบ้าง',
        reactions: { like: ['customer', 'aim'] },
      },
      { author: 'joe', minutesAgo: 126965, body: 'จะซื้อมั้ยถามเยอะจัง ไม่ซื้ออย่าเยอะ', status: 'hidden' },
      {
        author: 'nat',
        minutesAgo: 126943,
        body: 'คำถามครูนกเป็นคำถามที่คนซื้อทุกคนควรถามครับ ไม่ตอบ = คำตอบ',
        reactions: { like: ['nok', 'expert', 'moderator'] },
      },
      {
        author: 'moderator',
        minutesAgo: 126913,
        body: 'สวัสดีครับ ชมรมเราไม่รับประกาศซื้อขายลูกหมานะครับ (กติกาข้อ 5) ผมลบประกาศและล็อกกระทู้นี้ ส่วนคุณ @joe ผมส่งข้อความส่วนตัวไปแล้ว เป็นครั้งที่สาม ครั้งนี้ขอพักสิทธิ์ 7 วันนะครับ\n\nใครอยากรับเลี้ยง บ้านพักพิงแถวนนท์มีน้องรอบ้านอีกเยอะ ถามผมได้ครับ',
        reactions: { like: ['nok', 'customer', 'nat', 'ploy'] },
      },
    ],
  },
  {
    club: 'dogs',
    kind: 'question',
    language: 'th',
    title: 'ชิวาวาเห่าคนส่งของทุกคน ข้างห้องเริ่มมองแรง',
    tags: ['training'],
    posts: [
      {
        author: 'gift',
        minutesAgo: 780,
        body: 'น้องถั่วแดง 8 เดือนค่ะ ใครเดินผ่านหน้าประตูเป็นเห่ายาวๆ ไรเดอร์มาทีเหมือนโดนปล้น 😭 ดุแล้วยิ่งเห่า เอาขวดน้ำใส่เหรียญเขย่าก็กลัวจนฉี่ หนูสงสารเลยเลิก ทำไงดีคะ',
        reactions: { sad: ['ploy'], laugh: ['nat'] },
      },
      { author: 'ploy', minutesAgo: 766, body: 'ปังปอนด์เคยเป็น เลิกดุแล้วให้ไปนั่งเบาะแทน ใช้เวลาเดือนกว่า' },
      {
        author: 'aim',
        minutesAgo: 746,
        body: 'ขวดเหรียญอย่าใช้เลยค่ะ ถ่านบ้านเราเคยโดนคนอื่นใช้ กลัวเสียงช้อนหล่นไปอีกครึ่งปี',
      },
      {
        author: 'hannah',
        minutesAgo: 566,
        body: 'Reading this through the translation, hope it is right. Barking "works" for him: he barks, the rider leaves. Every single time! So teach another job: a soft knock (you do it), treat on his mat, repeat ten times a day until the knock means *mat*. Then the real door. And please no bottle of coins, you were right to stop.',
        language: 'en',
        reactions: { thanks: ['gift', 'ploy'], like: ['nat'] },
      },
      {
        author: 'gift',
        minutesAgo: 551,
        body: 'โอ้โห จริงด้วยค่ะ ไรเดอร์ก็ไปทุกทีจริงๆ น้องคิดว่าตัวเองชนะ 555 ขอบคุณนะคะ จะลองเคาะเบาๆ',
        replyTo: 4,
        reactions: { love: ['hannah'] },
      },
      {
        author: 'expert',
        minutesAgo: 466,
        body: 'แนวนี้ดีค่ะ หมอเสริมสองอย่าง อย่าปล่อยให้ซ้อมของจริงตอนเราไม่อยู่ เปิดเสียงพัดลมหรือเพลงกลบหน้าประตูช่วยได้ และถ้าเห่าจนหอบ ตัวสั่น กัดแทะตัวเอง ให้หมอตรวจเรื่องความกังวลด้วยค่ะ',
        reactions: { thanks: ['gift'] },
      },
      {
        author: 'somchai',
        minutesAgo: 336,
        body: 'เฉาก๊วยสมัยหนุ่มๆ ไม่เห่าไรเดอร์สักคน มันเห่าลุงตอนลุงกลับบ้านดึก',
        reactions: { laugh: ['gift', 'ploy', 'nat', 'malee'] },
      },
      {
        author: 'gift',
        minutesAgo: 96,
        body: 'รายงานวันแรก เคาะ 30 ครั้ง เห่า 30 ครั้ง แต่ครั้งที่ 31 เดินไปเบาะเองงงง ร้องไห้แล้วค่ะ',
        reactions: { love: ['hannah', 'expert', 'aim'] },
      },
    ],
  },
];
