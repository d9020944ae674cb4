import type { Translation } from '../shape';
import type { clubs as en } from '../en/clubs';

export const clubs: Translation<typeof en> = {};
