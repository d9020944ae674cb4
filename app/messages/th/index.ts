import { common } from './common';
import { errors } from './errors';
import { fields } from './fields';

export const messages = { common, errors, fields } as const;
