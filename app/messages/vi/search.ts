import type { Translation } from '../shape';
import type { search as en } from '../en/search';

export const search: Translation<typeof en> = {};
