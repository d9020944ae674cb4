import type { DemoLanguage } from './types.ts';

export interface DemoAmendment {
  by: string;
  /** Days after the proposal was put to the club. */
  after: number;
  note: string;
  /** What it changes: these words for those. */
  replace: [string, string];
  decide?: { accept: boolean; reason?: string; after: number };
}

export interface DemoDesign {
  by: string;
  after: number;
  kind: 'single' | 'several' | 'score' | 'dots' | 'ranked';
  question: string;
  options: string[];
  /** Open for so many days. */
  days: number;
  quorum?: number;
  hidden?: boolean;
  /** By member: numbers of options, best first; or (score, dots) points in the order of the options. */
  votes: [string, number[]][];
}

export interface DemoAnswer {
  by: string;
  after: number;
  verdict: 'accepted' | 'declined' | 'later';
  reason: string;
  /** In minor units. */
  cost?: { amount: number; currency: 'THB' | 'VND' };
  readyInDays?: number;
  changeReason?: string;
}

export interface DemoProposal {
  club: 'dogs' | 'homes' | 'coffee';
  by: string;
  with?: string[];
  language: DemoLanguage;
  title: string;
  body: string;
  tags?: string[];
  daysAgo: number;
  draft?: boolean;
  /** How many of the club stand behind it, spread over so many days. */
  support?: { count: number; days: number };
  amendments?: DemoAmendment[];
  questions?: DemoDesign[];
  answers?: DemoAnswer[];
  withdrawn?: { after: number; reason: string };
  expires?: boolean;
  /** The title of another one of the club that it goes on in. */
  mergedInto?: { title: string; by: string; after: number; reason: string };
  replies?: { by: string; after: number; text: string }[];
}

/** How each club gathers support, and what its proposals may begin with. */
export const proposalRules: Record<
  DemoProposal['club'],
  { threshold: number; templates: { name: string; body: string }[] }
> = {
  dogs: {
    threshold: 12,
    templates: [
      {
        name: 'ของใช้หรืออาหารใหม่',
        body: '**อยากให้มีอะไร**\n\n…\n\n**น้องหมาแบบไหนได้ประโยชน์**\n\n…\n\n**ราคาที่รับได้**\n\n…',
      },
      {
        name: 'Sản phẩm mới',
        body: '**Tôi mong có gì**\n\n…\n\n**Giúp ích cho bé nào**\n\n…\n\n**Giá chấp nhận được**\n\n…',
      },
      {
        name: 'Something new',
        body: '**What I wish for**\n\n…\n\n**Which dogs it helps**\n\n…\n\n**What it may cost**\n\n…',
      },
    ],
  },
  homes: {
    threshold: 9,
    templates: [
      { name: 'ของใช้ในบ้าน', body: '**ปัญหาที่เจอ**\n\n…\n\n**สิ่งที่อยากให้มี**\n\n…\n\n**ใช้ที่ไหนในบ้าน**\n\n…' },
      {
        name: 'Cho ngôi nhà',
        body: '**Vấn đề**\n\n…\n\n**Điều mong muốn**\n\n…\n\n**Dùng ở đâu trong nhà**\n\n…',
      },
      {
        name: 'For the home',
        body: '**The problem**\n\n…\n\n**What would help**\n\n…\n\n**Where in the house**\n\n…',
      },
    ],
  },
  coffee: {
    threshold: 10,
    templates: [
      { name: 'เมล็ดหรืออุปกรณ์', body: '**อยากได้อะไร**\n\n…\n\n**ชงแบบไหน**\n\n…\n\n**จำนวนต่อครั้ง**\n\n…' },
      {
        name: 'Hạt hoặc dụng cụ',
        body: '**Tôi mong gì**\n\n…\n\n**Pha kiểu nào**\n\n…\n\n**Mỗi lần bao nhiêu**\n\n…',
      },
      {
        name: 'Beans or tools',
        body: '**What I wish for**\n\n…\n\n**How it is brewed**\n\n…\n\n**How much at once**\n\n…',
      },
    ],
  },
};

const dogs: DemoProposal[] = [
  {
    club: 'dogs',
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
    club: 'dogs',
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
    club: 'dogs',
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
    club: 'dogs',
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
    club: 'dogs',
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
    club: 'dogs',
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
    club: 'dogs',
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
    club: 'dogs',
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
    club: 'dogs',
    by: 'customer',
    language: 'th',
    title: 'สมุดบันทึกวัคซีนแบบกันน้ำ',
    daysAgo: 2,
    draft: true,
    body: `สมุดเล่มเดียวจดทั้งวัคซีน น้ำหนัก และยา

ปกกันน้ำ พกไปคลินิกได้`,
  },
];

const homes: DemoProposal[] = [
  {
    club: 'homes',
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
    club: 'homes',
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
    club: 'homes',
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
    club: 'homes',
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
    club: 'homes',
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
    club: 'homes',
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
    club: 'homes',
    by: 'somchai',
    language: 'th',
    title: 'ตู้ยามสำหรับหมู่บ้านเล็ก',
    daysAgo: 48,
    body: `อยากได้ตู้ยามสำเร็จรูปขนาด 1.5 เมตร`,
    support: { count: 2, days: 10 },
    expires: true,
  },
  {
    club: 'homes',
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
    club: 'homes',
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
    club: 'homes',
    by: 'khach',
    language: 'vi',
    title: 'Lịch bảo trì nhà theo mùa',
    daysAgo: 1,
    draft: true,
    body: `Một tờ lịch treo tường nhắc việc: vệ sinh máng nước, kiểm tra cầu dao, sơn cửa.`,
  },
];

const coffee: DemoProposal[] = [
  {
    club: 'coffee',
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
    club: 'coffee',
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
    club: 'coffee',
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
    club: 'coffee',
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
    club: 'coffee',
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
    club: 'coffee',
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
    club: 'coffee',
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
    club: 'coffee',
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
    club: 'coffee',
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
    club: 'coffee',
    by: 'ploy',
    language: 'th',
    title: 'แก้วพกพาที่เข้ากับช่องวางแก้วรถ',
    daysAgo: 1,
    draft: true,
    body: `แก้วเก็บความร้อนขนาด 350 มิลลิลิตร ก้นแคบพอวางในช่องรถได้`,
  },
];

/** Wishes of members in every state there is, in each club and language. */
export const proposals: DemoProposal[] = [...dogs, ...homes, ...coffee];
