import { messages } from '.';
import { counter } from './counter';
import { desk } from './desk';
import { events } from './events';
import { guides } from './guides';
import { mail } from './mail';
import { moderation } from './moderation';
import { offers } from './offers';
import { perks } from './perks';
import { points } from './points';
import { pointsdesk } from './pointsdesk';
import { proposals } from './proposals';
import { studio } from './studio';
import { tierdesk } from './tierdesk';
import { told } from './told';
import { vouchers } from './vouchers';

/**
 * All words: those of rooms (platform/i18n/room-words), which a browser loads when it enters them, and those that only the server
 * says, in mails, push messages and lines of notices.
 */
export const serverMessages = {
  ...messages,
  counter,
  desk,
  events,
  guides,
  moderation,
  offers,
  perks,
  points,
  pointsdesk,
  proposals,
  studio,
  tierdesk,
  vouchers,
  mail,
  told,
} as const;
