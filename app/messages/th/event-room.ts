import type { eventRoom as source } from '../en/event-room';
import type { Translation } from '../shape';

export const eventRoom: Translation<typeof source> = {
  passOn: {
    open: 'ส่งต่อให้ผู้เชี่ยวชาญ',
    words: 'ถามว่า',
    send: 'ส่งต่อ',
  },
};
