import type { Translation } from '../shape';
import type { notices as en } from '../en/notices';

export const notices: Translation<typeof en> = {
  lead: 'เรื่องที่เกี่ยวกับคุณจากทุกคลับ',
  unreadCount_other: 'ยังไม่ได้อ่าน {{count}} เรื่อง',
  filter: 'เลือกดู',
  all: 'ทั้งหมด',
  onlyUnread: 'ยังไม่ได้อ่าน ({{count}})',
  readAll: 'อ่านแล้วทั้งหมด',
  read: 'อ่านแล้ว',
  markRead: 'ทำเครื่องหมายว่าอ่านแล้ว: {{line}}',
  isUnread: 'ยังไม่ได้อ่าน',
  choose: 'เลือกการแจ้งเตือน',
  empty: 'ยังไม่มีเรื่องใหม่',
  allRead: 'คุณอ่านครบทุกเรื่องแล้ว',
  emptyHint: 'เมื่อมีคนตอบคุณ พูดถึงคุณ หรือตอบคำถามของคุณ จะเห็นได้ที่นี่',
};
