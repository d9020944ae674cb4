import type { DemoLanguage, Translated } from './types.ts';

export interface DemoDesk {
  club: string;
  fields: { key: string; label: Translated; tags: string[]; words: string[] }[];
  emergency: Partial<Record<DemoLanguage, { words: string[]; advice: string; phone: string }>>;
}

/** Hours as people write them, Monday to Sunday. */
export interface DemoHours {
  key: string;
  week: string[];
  languages: DemoLanguage[];
  emergencies: boolean;
  maxOpen: number;
}

const everyDay = (hours: string) => Array.from({ length: 7 }, () => hours);

/** From Monday to Saturday; the demo's experts are there on most days, whenever it is first started. */
export const deskHours = [...Array.from({ length: 6 }, () => '08:00–20:00'), '09:00–17:00'];

/** Public holidays with fixed dates; others are entered each year. */
export const holidays = [
  { monthDay: '01-01', name: 'ปีใหม่ · Tết Dương lịch · New Year' },
  { monthDay: '04-13', name: 'สงกรานต์' },
  { monthDay: '04-14', name: 'สงกรานต์' },
  { monthDay: '04-15', name: 'สงกรานต์' },
  { monthDay: '04-30', name: 'Ngày Giải phóng' },
  { monthDay: '05-01', name: 'วันแรงงาน · Quốc tế Lao động' },
  { monthDay: '09-02', name: 'Quốc khánh' },
  { monthDay: '12-05', name: 'วันพ่อแห่งชาติ' },
  { monthDay: '12-10', name: 'วันรัฐธรรมนูญ' },
];

export const desks: DemoDesk[] = [
  {
    club: 'dogs',
    fields: [
      {
        key: 'vet',
        label: { th: 'สุขภาพสัตว์', vi: 'Thú y', en: 'Veterinary' },
        tags: ['health', 'food', 'puppy', 'senior', 'grooming'],
        words: ['สัตวแพทย์', 'thú y', 'veterinar', 'vet'],
      },
      {
        key: 'training',
        label: { th: 'การฝึก', vi: 'Huấn luyện', en: 'Training' },
        tags: ['training'],
        words: ['ฝึก', 'huấn luyện', 'trainer', 'training'],
      },
    ],
    emergency: {
      th: {
        words: ['ชัก', '-ลิ้นชัก', 'หายใจไม่ออก', 'หมดสติ', 'ยาเบื่อ', 'งูกัด', 'เลือดไม่หยุด', 'ท้องบิด', 'ฮีทสโตรก'],
        advice: 'โทรหาโรงพยาบาลสัตว์ที่เปิด 24 ชั่วโมงทันทีแล้วพาไป อย่าล้วงคอ อย่ากรอกน้ำ เก็บซองหรือถ่ายรูปสิ่งที่น้องกินไปด้วย',
        phone: '02 000 1234',
      },
      vi: {
        words: [
          'co giật',
          'khó thở',
          'bất tỉnh',
          'ngộ độc',
          'bả chuột',
          'rắn cắn',
          'chảy máu không ngừng',
          'sốc nhiệt',
        ],
        advice:
          'Gọi ngay phòng khám thú y trực 24 giờ và chở bé đi. Đừng móc họng, đừng đổ nước. Mang theo vỏ hoặc ảnh của thứ bé đã ăn.',
        phone: '028 0000 1234',
      },
      en: {
        words: [
          'seizure',
          'cannot breathe',
          "can't breathe",
          'collapsed',
          'rat poison',
          'snake bite',
          'bleeding badly',
          'heatstroke',
        ],
        advice:
          'Call a 24-hour animal hospital now and go. Do not make the dog vomit and do not force water. Bring the packet, or a picture, of what was eaten.',
        phone: '+66 2 000 1234',
      },
    },
  },
  {
    club: 'homes',
    fields: [
      {
        key: 'building',
        label: { th: 'งานอาคาร', vi: 'Xây dựng', en: 'Buildings' },
        tags: ['leaks', 'cracks', 'roof', 'kitchen', 'cooling', 'money'],
        words: ['สถาปนิก', 'วิศวกร', 'kiến trúc', 'architect', 'surveyor'],
      },
    ],
    emergency: {
      th: {
        words: ['แก๊สรั่ว', 'ไฟดูด', 'ไฟไหม้', 'บ้านทรุด'],
        advice: 'ออกจากบ้านก่อน ปิดวาล์วแก๊สหรือเบรกเกอร์ถ้าทำได้อย่างปลอดภัย แล้วโทร 199',
        phone: '199',
      },
      vi: {
        words: ['rò gas', 'điện giật', 'cháy nhà', 'sập nhà'],
        advice: 'Ra khỏi nhà trước. Khóa van gas hoặc ngắt cầu dao nếu an toàn, rồi gọi 114.',
        phone: '114',
      },
      en: {
        words: ['gas leak', 'electric shock', 'house is on fire'],
        advice:
          'Get out first. Close the gas valve or switch off the breaker if that is safe, then call 199.',
        phone: '199',
      },
    },
  },
  {
    club: 'coffee',
    fields: [
      {
        key: 'barista',
        label: { th: 'การชง', vi: 'Pha chế', en: 'Brewing' },
        tags: ['beans', 'filter', 'espresso', 'phin', 'grinders', 'water', 'beginner'],
        words: ['บาริสตา', 'barista', 'pha chế'],
      },
    ],
    emergency: {},
  },
];

export const expertHours: DemoHours[] = [
  // Somebody tries the desk at any hour.
  { key: 'expert', week: everyDay('00:00–24:00'), languages: ['th', 'en'], emergencies: true, maxOpen: 12 },
  { key: 'hoangan', week: everyDay('07:30–21:00'), languages: ['vi'], emergencies: true, maxOpen: 8 },
  { key: 'sarah', week: everyDay('08:00–18:00'), languages: ['en'], emergencies: false, maxOpen: 6 },
  { key: 'bao', week: everyDay('08:00–18:00'), languages: ['vi', 'en'], emergencies: false, maxOpen: 6 },
];

/** An expert's own, or (`club`) a club's for all its experts. */
export const savedReplies: { by: string; club?: string; title: string; body: string }[] = [
  {
    by: 'expert',
    title: 'ขอรูปและน้ำหนัก',
    body: 'สวัสดีค่ะคุณ{asker} ขอรูปน้อง{record} มุมที่เห็นอาการชัด ๆ กับน้ำหนักล่าสุดหน่อยนะคะ จะได้ประเมินได้ใกล้เคียงขึ้น\n\n{me}',
  },
  {
    by: 'expert',
    title: 'ควรพาไปตรวจ',
    body: 'จากที่คุณ{asker}เล่ามา หมออยากให้น้อง{record}ได้ตรวจกับสัตวแพทย์ใกล้บ้านภายในวันนี้นะคะ ระหว่างนี้งดยาคนทุกชนิด',
  },
  {
    by: 'hoangan',
    title: 'Xin thêm thông tin',
    body: 'Chào {asker}, bạn cho mình xin ảnh rõ hơn và cân nặng hiện tại của {record} nhé.\n\n{me}',
  },
  {
    by: 'admin',
    club: 'dogs',
    title: 'คำแนะนำแทนการตรวจไม่ได้ · Not a substitute for a visit',
    body: 'คำแนะนำในชมรมไม่แทนการตรวจร่างกาย ถ้าน้อง{record}แย่ลงให้ไปโรงพยาบาลสัตว์ทันที',
  },
];
