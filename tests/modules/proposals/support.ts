import { amendProposal } from '~/modules/proposals/amend-proposal.server';
import { createProposal } from '~/modules/proposals/create-proposal.server';
import { changeProposalSettings } from '~/modules/proposals/change-settings.server';
import { getProposal } from '~/modules/proposals/get-proposal.server';
import { supportProposal } from '~/modules/proposals/support-proposal.server';
import type { ProposalView } from '~/modules/proposals/views';
import { vi } from 'vitest';
import { visitor } from '~/platform/actor';
import { jobKinds } from '~/registry.server';
import { giveRole, makeClub, makePerson, type SignedInPerson, type TestClub } from '../../support/club';
import type { TestDatabase } from '../../support/database';
import { workOff } from '../../support/jobs';

export const body = ['A box of twelve.', 'Roasted light.', 'Sent on Mondays.'].join('\n\n');

export interface Scene {
  club: TestClub;
  ann: SignedInPerson;
  ben: SignedInPerson;
  cat: SignedInPerson;
  mod: SignedInPerson;
  admin: SignedInPerson;
}

/** A club that needs three supporters, with three members, a moderator and an admin. */
export async function makeScene(slug = 'coffee', threshold = 3): Promise<Scene> {
  const club = await makeClub(slug);
  const ann = await makePerson('Ann', club);
  const ben = await makePerson('Ben', club);
  const cat = await makePerson('Cat', club);
  const mod = await makePerson('Mo', club);
  await giveRole(mod, 'moderator', club);
  const admin = await makePerson('Ada', undefined, { portalRoles: ['admin'] });
  await changeProposalSettings(admin.actor, {
    ...{ slug, threshold, gatheringDays: 30, answerDays: 14, mergeUndoHours: 72 },
  });
  return { club, ann, ben, cat, mod, admin };
}

let made = 0;
export async function propose(
  { club }: Pick<Scene, 'club'>,
  author: SignedInPerson,
  words: { title?: string; body?: string; status?: 'draft' | 'published' } = {},
): Promise<string> {
  const input = { title: `Box ${++made}`, body, tags: [], status: 'published' as const, ...words };
  return (await createProposal(author.actor, { ...input, slug: club.slug })).proposalId;
}

export const support = (person: SignedInPerson, proposalId: string, supports = true) =>
  supportProposal(person.actor, { proposalId, supports });

export async function amend(person: SignedInPerson, proposalId: string, text: string): Promise<string> {
  const input = { proposalId, body: text, note: 'Better' };
  return (await amendProposal(person.actor, input)).amendmentId;
}

export async function read(proposalId: string): Promise<ProposalView> {
  return (await getProposal(visitor, proposalId)).proposal;
}

const reactions = jobKinds
  .map(({ name }) => name)
  .filter((name) => name.startsWith('proposals.note') || name === 'notices.record');

/** What a member was told of proposals, the earliest first. */
export async function toldTo(database: TestDatabase, memberId: string): Promise<string[]> {
  await workOff(database, reactions);
  const rows = await database.sql<{ kind: string; data: { event?: string } }>(
    `SELECT n."kind", i."data" FROM "NoticeItem" i JOIN "Notice" n ON n."id" = i."noticeId"
     WHERE i."memberId" = $1 AND n."kind" LIKE 'proposals.%' ORDER BY i."at", i."once"`,
    [memberId],
  );
  return rows.map(({ kind, data }) => [kind.split('.')[1], data.event].filter(Boolean).join(' '));
}

export const react = (database: TestDatabase) => workOff(database, reactions);

/** Until a statement in the database waits for a lock. */
export const someoneWaits = (database: TestDatabase) =>
  vi.waitUntil(
    async () => {
      const rows = await database.sql(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return rows.length > 0;
    },
    { timeout: 10_000, interval: 20 },
  );
