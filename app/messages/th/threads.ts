import type { Translation } from '../shape';
import type { threads as en } from '../en/threads';

export const threads: Translation<typeof en> = {};
