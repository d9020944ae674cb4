import { pino } from 'pino';

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];
// Read by itself: a wrong variable is to be told by the start, not thrown while modules load.
const { LOG_LEVEL: wanted = '' } = process.env;

/** Structured lines on stderr, so that stdout stays free for results. Never a secret, never what a member wrote. */
export const log = pino(
  {
    level: levels.includes(wanted) ? wanted : 'info',
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: ['*.password', '*.token', '*.cookie', '*.authorization', '*.email'], censor: '…' },
  },
  pino.destination({ fd: 2, sync: false }),
);
