import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blockPerson, unblockPerson } from '~/modules/clubs/block-person.server';
import { changeClubStatus } from '~/modules/clubs/change-club-status.server';
import { revokeRole } from '~/modules/clubs/decide-role.server';
import { leaveClub } from '~/modules/clubs/leave-club.server';
import type { Audience } from '~/modules/clubs/policy';
import { suspendMember } from '~/modules/clubs/suspend-member.server';
import { loadThread } from '~/modules/threads/load-thread.server';
import { audiencesFor } from '~/modules/threads/policy';
import { type Actor, type MemberActor, system, visitor } from '~/platform/actor';
import { shiftClock } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { isPortalError } from '~/platform/errors';
import { useDatabase } from '../../support/database';
import {
  find,
  giveRole,
  ids,
  join,
  member,
  openClub,
  person,
  reply,
  thread,
} from '../../support/search-scene';

const audiences: Audience[] = ['everyone', 'professionals', 'experts'];
const clubs = {
  open: { visibility: 'public' },
  closed: { visibility: 'members' },
  planned: { visibility: 'public' },
  past: { visibility: 'public' },
  pastclosed: { visibility: 'members' },
} as const;

let database: Awaited<ReturnType<typeof useDatabase>>;
const actors = new Map<string, Actor>();
const threads: { id: string; slug: string; posts: Map<Audience, string> }[] = [];

/** A thread in a club, with one post for each audience; all hold the word "kiwano". */
async function writeThread(asker: MemberActor, writer: MemberActor, slug: string): Promise<void> {
  const id = await thread(asker, slug, `Question in ${slug}`, 'Nothing to find here');
  const posts = new Map<Audience, string>();
  for (const audience of audiences)
    posts.set(audience, await reply(writer, id, `kiwano for ${audience}`, audience));
  threads.push({ id, slug, posts });
}

async function grantIdOf(actor: MemberActor): Promise<string> {
  return (await db.roleGrant.findFirstOrThrow({ where: { memberId: actor.memberId } })).id;
}

beforeAll(async () => {
  database = await useDatabase();
  const admin = await person('Admin', ['admin']);
  actors.set('visitor', visitor).set('the portal', system).set('an admin', admin);
  actors.set('an agent', await person('Agent', ['agent'])).set('a stranger', await person('Stranger'));
  for (const [slug, fields] of Object.entries(clubs)) {
    await openClub(slug, fields, slug === 'planned' ? 'draft' : 'open');
    if (slug === 'planned') {
      await writeThread(admin, admin, slug);
      continue;
    }
    const asker = await member(slug, 'Asker');
    const moderator = await member(slug, 'Moderator', 'moderator');
    const suspended = await member(slug, 'Suspended', 'expert');
    const revoked = await member(slug, 'Revoked', 'expert');
    const gone = await member(slug, 'Gone', 'expert');
    actors.set(`an asker of ${slug}`, asker).set(`a moderator of ${slug}`, moderator);
    actors.set(`a customer of ${slug}`, await member(slug, 'Customer'));
    actors.set(`an expert of ${slug}`, await member(slug, 'Expert', 'expert'));
    actors.set(`a supplier of ${slug}`, await member(slug, 'Supplier', 'supplier'));
    actors.set(`a suspended expert of ${slug}`, suspended).set(`a former expert of ${slug}`, revoked);
    actors.set(`an expert who left ${slug}`, gone);
    await writeThread(asker, moderator, slug);
    await writeThread(moderator, moderator, slug);
    const until = new Date(Date.now() + 3_600_000);
    await suspendMember(moderator, { slug, memberId: suspended.memberId, until, reason: 'Unkind' });
    await revokeRole(system, { roleId: await grantIdOf(revoked), reason: 'Over' });
    await leaveClub(gone, { slug });
    if (slug.startsWith('past')) await changeClubStatus(system, { slug, status: 'archived' });
  }
  const agentInside = actors.get('an agent') as MemberActor;
  const double = await member('closed', 'Agent and expert', 'expert');
  await join(agentInside, 'open');
  actors.set('an agent who is an expert', { ...double, portalRoles: ['agent'] });
  // What an agent may do does not hang on belonging, nor do an expert's rights in one club reach into another.
  const visiting = await member('open', 'Visiting expert', 'expert');
  await join(visiting, 'closed');
  actors.set('an expert of another club', visiting);
  const invited = await person('Invited');
  await giveRole(invited, 'closed', 'expert');
  actors.set('an expert who has not joined yet', invited);
});
afterAll(() => database.release());

/** What the policies of clubs and threads let somebody read. */
async function mayRead(actor: Actor): Promise<Set<string>> {
  const allowed = new Set<string>();
  for (const { id, posts } of threads) {
    try {
      const { access, thread: facts } = await loadThread(actor, id);
      for (const audience of audiencesFor(access, facts)) allowed.add(posts.get(audience)!);
    } catch (error) {
      if (!isPortalError(error)) throw error;
    }
  }
  return allowed;
}

describe('everybody finds exactly what the policies let them read', () => {
  test('by words, by letters within words, by club, in counts and on every page', async () => {
    const allowedTo = new Map<string, number>();
    for (const [name, actor] of actors) {
      const allowed = await mayRead(actor);
      allowedTo.set(name, allowed.size);
      expect(new Set(await ids(actor, 'kiwano', { limit: 100 })), name).toEqual(allowed);
      expect(new Set(await ids(actor, 'iwan', { limit: 100 })), name).toEqual(allowed);
      const grouped = await find(actor, 'kiwano', { group: 'thread', limit: 100 });
      const counted = grouped.reduce((sum, { more }) => sum + 1 + more, 0);
      expect(counted, name).toBe(allowed.size);
      for (const slug of Object.keys(clubs)) {
        const inClub = threads.filter((one) => one.slug === slug).flatMap(({ posts }) => [...posts.values()]);
        const found = await ids(actor, 'kiwano', { club: slug, limit: 100 }).catch((error: unknown) => {
          if (isPortalError(error) && error.code === 'not_found') return [];
          throw error;
        });
        expect(new Set(found), `${name} in ${slug}`).toEqual(new Set(inClub.filter((id) => allowed.has(id))));
      }
    }
    // The scene is worth something: nobody, some and everything occur.
    expect(allowedTo.get('visitor')).toBe(4);
    expect(allowedTo.get('an admin')).toBe(27);
    expect(allowedTo.get('an expert of closed')).toBe(10);
    expect(allowedTo.get('an asker of open')).toBe(5);
  }, 120_000);

  test('no snippet tells of what is for others', async () => {
    for (const [name, actor] of actors) {
      const allowed = await mayRead(actor);
      const told = await find(actor, 'kiwano professionals', { limit: 100 });
      for (const hit of told) expect(allowed.has(hit.id), name).toBe(true);
    }
  });
});

describe('clubs and their people', () => {
  test('a members’ club shows itself to all and its people to those who may read it', async () => {
    expect((await find(visitor, 'closed', { types: ['club'] })).map(({ url }) => url)).toEqual([
      '/clubs/closed',
    ]);
    expect(await find(visitor, 'supplier', { club: 'closed', types: ['person'] })).toEqual([]);
    const insider = actors.get('a customer of closed')!;
    expect(await find(insider, 'supplier', { club: 'closed', types: ['person'] })).toHaveLength(1);
  });

  test('a draft is unknown to all but the brand’s people; an archived club to those who never belonged', async () => {
    const stranger = actors.get('a stranger')!;
    await expect(ids(stranger, 'kiwano', { club: 'planned' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(ids(stranger, 'kiwano', { club: 'nowhere' })).rejects.toMatchObject({ code: 'not_found' });
    expect(await ids(actors.get('an agent')!, 'kiwano', { club: 'planned' })).toHaveLength(2);
    expect(await find(stranger, 'past', { types: ['club'] })).toEqual([]);
    expect(await find(actors.get('a customer of past')!, 'past', { types: ['club'] })).toHaveLength(1);
  });
});

test('what a blocked person writes is not found by who blocked them; others find it', async () => {
  const reader = actors.get('a customer of open') as MemberActor;
  const writer = await member('open', 'Loud');
  const id = await thread(writer, 'open', 'Loud title with jackfruit', 'and jackfruit again');
  const quiet = await reply(reader, id, 'jackfruit is fine');
  await blockPerson(reader, { memberId: writer.memberId });
  expect(await ids(reader, 'jackfruit')).toEqual([quiet]);
  expect(new Set(await ids(visitor, 'jackfruit'))).toEqual(new Set([id, quiet]));
  expect(await ids(reader, 'loud', { types: ['person'] })).toEqual([writer.memberId]);
  await unblockPerson(reader, { memberId: writer.memberId });
  expect(new Set(await ids(reader, 'jackfruit'))).toEqual(new Set([id, quiet]));
});

test('a suspension that is over counts no more, before anything has tidied it up', async () => {
  const expert = actors.get('a suspended expert of closed')!;
  const before = await ids(expert, 'kiwano', { club: 'closed' });
  shiftClock(4_000_000);
  const after = await ids(expert, 'kiwano', { club: 'closed' });
  shiftClock(-4_000_000);
  expect([before.length, after.length]).toEqual([2, 6]);
});
