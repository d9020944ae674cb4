import type { Translation } from '../shape';
import type { search as en } from '../en/search';

export const search: Translation<typeof en> = {
  title: 'ค้นหา',
  resultsFor: 'ผลการค้นหา “{{query}}”',
  field: 'ค้นหา',
  hint: 'ค้นหากระทู้ โพสต์ ผู้คน และคลับ',
  submit: 'ค้นหา',
  clear: 'ล้าง',
  typesLabel: 'เลือกสิ่งที่จะแสดง',
  types: {
    all: 'ทั้งหมด',
    thread: 'กระทู้',
    post: 'โพสต์',
    person: 'ผู้คน',
    club: 'คลับ',
  },
  kinds: {
    thread: 'กระทู้',
    post: 'โพสต์',
    person: 'สมาชิก',
    club: 'คลับ',
  },
  inClub: 'ใน {{club}}',
  inThread: 'ในกระทู้ “{{thread}}”',
  everywhere: 'ค้นหาทุกที่',
  number: 'โพสต์ที่ {{number}}',
  more_other: 'มีอีก {{count}} โพสต์ในกระทู้นี้',
  accepted: 'คำตอบที่ได้รับเลือก',
  audience: {
    professionals: 'เฉพาะผู้ทำงานในคลับ',
    experts: 'เฉพาะผู้ถามกับผู้เชี่ยวชาญ',
  },
  start: {
    title: 'กำลังหาอะไรอยู่',
    words: 'พิมพ์แค่ไม่กี่คำก็พอ ไม่ต้องเว้นวรรค และไม่ใส่วรรณยุกต์ก็หาเจอ',
    phrase: 'ใส่เครื่องหมายคำพูดเมื่ออยากได้คำที่อยู่ติดกัน เช่น “กาแฟดริป”',
    minus: 'ใส่ลบหน้าคำที่ไม่อยากเห็น เช่น กาแฟ -นม',
  },
  none: {
    title: 'ไม่พบผลสำหรับ “{{query}}”',
    noWords: 'ใน “{{query}}” ไม่มีตัวอักษรหรือตัวเลข',
    fewer: 'ลองใช้คำน้อยลงหรือสั้นลง',
    spelling: 'ลองสะกดแบบอื่น ไม่ใส่วรรณยุกต์ก็ได้',
    together: 'ลองเอาเครื่องหมายคำพูดหรือเครื่องหมายลบออก',
    allTypes: 'ดูผลทุกประเภท',
    ask: 'ถามเป็นคำถามใหม่',
  },
  failed: {
    title: 'ตอนนี้ค้นหาไม่ได้ชั่วคราว',
    words: 'คำที่พิมพ์ยังอยู่ครบ รอสักครู่แล้วลองอีกครั้ง',
    unknownClub: 'ไม่มีคลับนี้ หรือคลับยังไม่เปิดให้คุณ',
  },
  suggestions: {
    label: 'คำแนะนำ',
    all: 'ดูผลทั้งหมดของ “{{query}}”',
    inClub: 'เฉพาะใน {{club}}',
    none: 'ยังไม่พบอะไร กด Enter เพื่อดูวิธีค้นหาแบบอื่น',
    failed: 'ตอนนี้แนะนำไม่ได้ กด Enter เพื่อค้นหา',
    count_other: 'มี {{count}} คำแนะนำ ใช้ปุ่มลูกศรเลือกได้',
    close: 'ปิดการค้นหา',
  },
};
