import type { Translation } from '../shape';
import type { mail as en } from '../en/mail';

export const mail: Translation<typeof en> = {};
