import type { Translation } from '../shape';
import type { live as en } from '../en/live';

export const live: Translation<typeof en> = {
  current: 'เป็นปัจจุบันแล้ว',
  reconnecting: 'กำลังเชื่อมต่อใหม่…',
  offline: 'คุณออฟไลน์อยู่ สิ่งที่เขียนจะเก็บไว้ให้',
  offlineKept_other: 'คุณออฟไลน์อยู่ เก็บข้อความตอบ {{count}} ข้อความไว้ให้แล้ว',
};
