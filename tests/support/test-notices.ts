import { transact } from '~/platform/db/transact.server';
import { type Concern, defineNotice, notice, recordNotices } from '~/platform/notices.server';
import type { JobKind } from '~/platform/jobs/jobs.server';
import { jobKinds } from '~/registry.server';
import type { TestDatabase } from './database';
import { workOff } from './jobs';

/** What tests say of single things: by `once`; without a word it concerns its member. */
export const concerns = new Map<string, Concern>();

interface Thing {
  once: string;
}

const base = {
  group: 'talk',
  label: () => 'Heard',
  say: ({ who, items }: { who: string; items: readonly { data: Thing }[] }) => ({
    line: `${who} did ${items.map(({ data }) => data.once).join(', ')}`,
    about: 'บ้านของเรา',
    excerpt: 'A word <b>more</b>',
    language: 'th' as const,
  }),
  stillConcerns: async (asked: readonly { data: Thing }[]) =>
    asked.map(({ data }) => concerns.get(data.once) ?? 'yes'),
} as const;

export const soonKind = defineNotice<Thing>({
  ...base,
  name: 'test.soon',
  defaults: { inApp: 'on', email: 'on', push: 'on', line: 'on' },
});
export const urgentKind = defineNotice<Thing>({ ...soonKind, name: 'test.urgent', urgent: true });
export const gatheredKind = defineNotice<Thing>({
  ...base,
  name: 'test.gathered',
  defaults: { inApp: 'on', email: 'digest', push: 'off', line: 'off' },
});
export const silentKind = defineNotice<Thing>({
  ...base,
  name: 'test.silent',
  defaults: { inApp: 'off', email: 'off', push: 'off', line: 'off' },
});
export const testKinds = [soonKind, urgentKind, gatheredKind, silentKind];

interface Telling {
  memberId: string;
  actorId?: string;
  subject?: string;
}

/** Tells a member of something of a kind, as a module would, up to the list and what waits to be sent. */
export async function tellOf(
  database: TestDatabase,
  kind: { name: string },
  once: string,
  { memberId, actorId, subject = `thing:${once}` }: Telling,
): Promise<void> {
  const told = notice(kind as typeof soonKind, {
    memberId,
    actorId,
    subject,
    once,
    data: { once },
    url: `/things/${once}`,
  });
  await transact((tx) => recordNotices(tx, [told]));
  await workOff(database, ['notices.record']);
}

/** What every minute does on one node. */
export async function deliver(): Promise<void> {
  await (jobKinds as readonly JobKind[]).find(({ name }) => name === 'notices.deliver')!.run({});
}
