import type { Translation } from '../shape';
import type { accounts as en } from '../en/accounts';

export const accounts: Translation<typeof en> = {};
