import { limitPerMember } from '~/platform/member-limits.server';

const hourSeconds = 3_600;

/** Thirty reports an hour: more than anybody reads, less than a machine sends. */
export const limitFlags = limitPerMember({ name: 'flag', points: 30, durationSeconds: hourSeconds });
