import type { eventRoom as source } from '../en/event-room';
import type { Translation } from '../shape';

export const eventRoom: Translation<typeof source> = {
  pace: {
    title: 'คุมจังหวะ',
    questions: 'แต่ละคนถามได้ทุก',
    talk: 'แต่ละคนโพสต์ในช่วงพูดคุยได้ทุก',
    close: 'ปิดการพูดคุย',
    open: 'เปิดการพูดคุยอีกครั้ง',
  },
  templates: {
    manage: 'จัดการแม่แบบ',
    remove: 'ลบ',
    removeOne: 'ลบแม่แบบ {{name}}',
    renamed: 'บันทึกแล้ว',
    removed: 'ลบแม่แบบแล้ว',
  },
  result: {
    surveys: 'จำนวนคำตอบ',
    answered: 'ตอบคำถามแล้ว',
    words: 'ความเห็น',
    plotAnswered: 'คำถามที่ตอบแล้ว เส้นคือที่ถามทั้งหมด',
    arrivalsTable: 'เวลามาถึงเป็นตาราง',
    from: 'ตั้งแต่',
    figuresFile: 'ดาวน์โหลดตัวเลข (CSV)',
    surveyFile: 'ดาวน์โหลดคำตอบ (CSV)',
  },
  hidden: 'ผู้ดูแลซ่อนเนื้อหาของกิจกรรมนี้ไว้ เฉพาะผู้จัดและคนที่มีที่นั่งยังเห็นวันเวลาและสถานที่',
  hide: 'ซ่อนกิจกรรมนี้',
  showAgain: 'แสดงกิจกรรมอีกครั้ง',
  flag: 'แจ้งคำถามนี้',
  flagged: 'คุณแจ้งแล้ว',
  who: 'ใครถาม',
  refused: {
    until: 'คุณถูกระงับในคลับนี้ถึง {{date}} ก่อนถึงวันนั้นจะลงทะเบียนไม่ได้',
    standing: 'ดูเหตุผลและสิ่งที่ทำได้',
    paused: 'คลับพักอยู่ ตอนนี้ยังลงทะเบียนไม่ได้',
    archived: 'คลับปิดแล้ว ลงทะเบียนไม่ได้อีก',
    pending: 'คุณขอเข้าคลับไว้แล้ว เข้าได้เมื่อไรก็ลงทะเบียนได้เลย',
  },
  changeRecap: 'แก้ไขสรุป',
  outcome: {
    write: 'บันทึกค่าใช้จ่ายจริงและสิ่งที่ตามมา',
    change: 'แก้ค่าใช้จ่ายจริงและสิ่งที่ตามมา',
    cost: 'ใช้ไปเท่าไร ({{currency}})',
    followed: 'สิ่งที่ตามมา',
    spent: 'ใช้จริง',
  },
  roles: { host: 'ผู้จัด', speaker: 'วิทยากร' },
  passOn: {
    open: 'ส่งต่อให้ผู้เชี่ยวชาญ',
    words: 'ถามว่า',
    send: 'ส่งต่อ',
  },
};
