import { createThread } from '~/modules/threads/create-thread.server';
import type { MemberActor } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { transact } from '~/platform/db/transact.server';
import { newId } from '~/platform/ids';
import { createSession } from '~/platform/session/sessions.server';

export interface TestMember {
  actor: MemberActor;
  /** For `auth.token` and the cookie. */
  secret: string;
  sessionId: string;
}

export interface TestClub {
  id: string;
  slug: string;
}

export async function makeClub(slug: string, visibility: 'public' | 'members' = 'public'): Promise<TestClub> {
  const id = newId();
  await db.club.create({ data: { id, slug, name: slug, visibility, status: 'open' } });
  return { id, slug };
}

/** Somebody who is signed in, and in the club, if one is given. */
export async function makeMember(name: string, club?: TestClub): Promise<TestMember> {
  const id = newId();
  await db.member.create({ data: { id, name } });
  if (club)
    await db.membership.create({
      data: {
        id: newId(),
        clubId: club.id,
        memberId: id,
        status: 'active',
        personaName: name,
        joinedAt: new Date(),
      },
    });
  const { secret, sessionId } = await transact((tx) => createSession(tx, { memberId: id, kind: 'browser' }));
  return { actor: { kind: 'member', memberId: id, name, portalRoles: [], sessionId }, secret, sessionId };
}

export async function makeThread(author: TestMember, club: TestClub): Promise<string> {
  const thread = await createThread(author.actor, {
    slug: club.slug,
    kind: 'talk',
    title: 'Morning walks',
    body: 'Who is up at six?',
    tags: [],
  });
  return thread.id;
}
