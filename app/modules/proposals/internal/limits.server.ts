import { limitPerMember } from '~/platform/member-limits.server';

const minute = 60;

/** Ten texts a minute: proposals, edits, amendments, questions. */
export const limitTexts = limitPerMember({ name: 'proposal-text', points: 10, durationSeconds: minute });

/** Thirty supports and votes a minute, given or taken back. */
export const limitVoices = limitPerMember({ name: 'proposal-voice', points: 30, durationSeconds: minute });
