/** What members may let in by one link; moderators as many and as long as they like. */
export const memberInvitation = { uses: 50, defaultUses: 20, days: 90, defaultDays: 30, living: 20 } as const;
