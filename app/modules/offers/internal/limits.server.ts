import { limitPerMember } from '~/platform/member-limits.server';

/** Thirty a minute: pledges made, changed and taken back, each of which moves on everybody's screen. */
export const limitPledges = limitPerMember({ name: 'pledge', points: 30, durationSeconds: 60 });
