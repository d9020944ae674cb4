import type { Translation } from '../shape';
import type { live as en } from '../en/live';

export const live: Translation<typeof en> = {};
