import type { eventRoom as source } from '../en/event-room';
import type { Translation } from '../shape';

export const eventRoom: Translation<typeof source> = {
  passOn: {
    open: 'Chuyển cho chuyên gia',
    words: 'Với câu hỏi',
    send: 'Chuyển',
  },
};
