import type { DemoInvitation } from './types.ts';

export const invitations: DemoInvitation[] = [
  { club: 'homes', by: 'moderator', code: 'NEIGHBOUR24', maxUses: 20, expiresInDays: 30 },
  { club: 'dogs', by: 'customer', code: 'MOCHIFRIENDS' },
  { club: 'coffee', by: 'khoa', code: 'CAPHEDANANG', maxUses: 5, expiresInDays: 14 },
  { club: 'coffee', by: 'aisha', code: 'ONEMORECUP', maxUses: 1, expiresInDays: 7 },
];
