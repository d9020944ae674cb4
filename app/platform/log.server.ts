import { pino } from 'pino';
import { env } from './env.server';

/** Structured lines on stderr, so that stdout stays free for results. Never a secret, never what a member wrote. */
export const log = pino(
  {
    level: process.env.LOG_LEVEL ? env().LOG_LEVEL : 'info',
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: ['*.password', '*.token', '*.cookie', '*.authorization', '*.email'], censor: '…' },
  },
  pino.destination({ fd: 2, sync: false }),
);
