import type { supply as source } from '../en/offers-supply';
import type { Translation } from '../shape';

export const supply: Translation<typeof source> = {
  supply: {
    title: 'งานของร้านค้า/ผู้ผลิต',
    lead: 'งานที่คุณดูแลให้องค์กรของคุณ รวมทุกคลับ',
    all: 'ภาพรวม',
    seeAll: 'ดูทั้งหมด {{number}} รายการ',
    none: 'ยังไม่มีงานรออยู่',
    noneHint: 'เมื่อแบรนด์ขอราคาหรือให้คุณผลิต งานจะมาอยู่ที่นี่',
    options_other: 'รอราคาจากคุณ {{count}} ตัวเลือก',
    running: 'อยู่ในขั้น {{name}} ตามแผนเริ่ม {{date}}',
    upcoming: 'ขั้นต่อไป {{name}} ตามแผนเริ่ม {{date}}',
    pledged: 'จองแล้ว {{number}} ชิ้น',
    made: 'ต้องผลิต {{number}} ชิ้น',
    pledgesUntil: 'จองได้ถึง {{date}}',
    runsUntil: 'ถึง {{date}}',
    toHandOn_other: 'ต้องส่งมอบ {{count}} คำสั่งซื้อ',
    free_other: 'ว่าง {{count}} ชิ้น',
    left: 'เหลือ {{number}} จาก {{of}} ชิ้น',
  },
  supplyLists: {
    costing: 'รอราคาจากคุณ',
    making: 'ที่คุณผลิต',
    orders: 'ที่ต้องส่งมอบ',
    freed: 'ของที่ว่าง',
    quick: 'ข้อเสนอด่วน',
  },
  supplyNone: {
    costing: 'ไม่มีใครรอราคาจากคุณ',
    making: 'ตอนนี้คุณไม่ได้ผลิตอะไร',
    orders: 'ไม่มีคำสั่งซื้อที่ต้องส่งมอบ',
    freed: 'ไม่มีของที่ว่าง',
    quick: 'ไม่มีข้อเสนอด่วนของคุณที่เปิดอยู่',
  },
};
