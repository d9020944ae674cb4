import { db } from '~/platform/db/client.server';

/** The password of every demo account. */
export const demoPassword = 'chomrom-demo';

/** Accounts to look at the portal with, one for each kind of reader. */
export const demoAccounts = [
  { key: 'customer', who: 'customer (Thai)' },
  { key: 'khach', who: 'customer (Vietnamese)' },
  { key: 'guest-english', who: 'customer (English)' },
  { key: 'expert', who: 'expert, a vet' },
  { key: 'supplier', who: 'supplier, pet food' },
  { key: 'moderator', who: 'moderator of all clubs' },
  { key: 'agent', who: 'agent of the brand' },
  { key: 'admin', who: 'admin of the brand' },
] as const;

export interface DemoAccount {
  who: string;
  email: string;
  password: string;
}

/** The demo accounts that are in the database, for the words of the start; none in a portal without the demo. */
export async function listDemoAccounts(): Promise<DemoAccount[]> {
  const emails = demoAccounts.map(({ key, who }) => ({ who, email: demoEmail(key) }));
  const there = await db.member.findMany({
    where: { email: { in: emails.map(({ email }) => email) }, status: 'active' },
    select: { email: true },
  });
  const known = new Set(there.map(({ email }) => email));
  return emails
    .filter(({ email }) => known.has(email))
    .map((account) => ({ ...account, password: demoPassword }));
}

function demoEmail(key: string): string {
  return `${key.replace('-', '.')}@demo.chomrom.example`;
}
