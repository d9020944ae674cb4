import type { Translation } from '../shape';
import type { offers as source } from '../en/offers';

export const offers = {
  story: {
    made: 'สร้างข้อเสนอแล้ว',
    opened: 'เปิดให้จองแล้ว',
    deadlineMoved: 'ขยายเวลาถึง {{date}}',
    optionAdded: 'ตัวเลือกใหม่: {{name}}',
    repriced: '{{name}} ลดจาก {{before}} เหลือ {{after}}',
    stepReached: '{{name}} จองครบ {{quantity}} ชิ้น ทุกคนได้ราคา {{price}}',
    thresholdReached: 'จองครบ {{quantity}} ชิ้น พอที่จะผลิตแล้ว',
    funded: 'ครบเป้า: {{quantity}} ชิ้น สำหรับสมาชิก {{members}} คน',
    unfunded: 'ไม่ครบเป้า: {{quantity}} จาก {{threshold}} ชิ้น ไม่มีใครต้องจ่าย',
    stagePassed: '{{name}} เสร็จแล้ว',
    stagePassedNext: '{{name}} เสร็จแล้ว ต่อไปคือ {{next}}',
    stageMoved: 'เลื่อน {{name}} เป็น {{date}}',
    freed: '{{name}} ว่าง {{quantity}} ชิ้น',
    reoffered: 'นำ {{name}} {{quantity}} ชิ้นมาเสนอใหม่ ลด {{percent}}%',
    recovered: '{{quantity}} ชิ้นมีเจ้าของใหม่ ได้คืน {{amount}}',
    fulfilled: 'ส่งครบทุกชิ้นแล้ว {{orders}} คำสั่งซื้อ',
    shared: 'ผู้ร่วมคิด {{members}} คนแบ่งกัน {{points}} แต้ม',
    withdrawn: 'ถอนข้อเสนอ: {{reason}}',
    changed: 'มีการเปลี่ยนแปลง',
  },
  notices: {
    storyLabel: 'ความคืบหน้าของข้อเสนอที่ติดตาม',
    quickLabel: 'ข้อเสนอด่วนใกล้ฉัน',
    quick: 'ด่วน ลด {{percent}}% จนกว่าของจะหมด',
  },
} as const satisfies Translation<typeof source>;
