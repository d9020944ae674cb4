import type { Translation } from '../shape';
import type { studio as en } from '../en/studio';

export const studio: Translation<typeof en> = {};
