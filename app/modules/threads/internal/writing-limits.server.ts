import { limitPerMember } from '~/platform/member-limits.server';

const minute = 60;

/** Ten posts a minute; what opens a thread is one of them. */
export const limitPosts = limitPerMember({ name: 'post', points: 10, durationSeconds: minute });

/** Twenty reactions and votes a minute, given or taken back. */
export const limitReactions = limitPerMember({ name: 'reaction', points: 20, durationSeconds: minute });
