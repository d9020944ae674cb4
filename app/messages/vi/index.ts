import { accounts } from './accounts';
import { clubs } from './clubs';
import { ui } from './ui';
import { errors } from './errors';
import { experts } from './experts';
import { fields } from './fields';
import { home } from './home';
import { live } from './live';
import { notices } from './notices';
import { questions } from './questions';
import { search } from './search';
import { threads } from './threads';

export const messages = {
  accounts,
  clubs,
  ui,
  errors,
  experts,
  fields,
  home,
  live,
  notices,
  questions,
  search,
  threads,
} as const;
