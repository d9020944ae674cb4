import { type Actor, memberIdOf } from '~/platform/actor';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import type { Tx } from '~/platform/db/transact.server';
import { invalidField, PortalError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { newSpokenCode } from '~/platform/spoken-code.server';
import { codeKey } from './codes';
import { type BringRefusal, lapseMs, refuseClaim, thirtiethDayMs } from './friends';

type Way = 'link' | 'code' | 'invitation';
const longestChain = 100;

/** A member's own code to bring friends by; made when it is first asked for. @throws unauthenticated */
export const requireFriendCode = defineCommand<object, { code: string }>(
  'loyalty.friend-code',
  async ({ tx, actor, at }) => {
    const { memberId } = requireMember(actor);
    const code = newSpokenCode(8);
    await tx.$executeRaw`
      INSERT INTO "ReferralCode" ("memberId", "code", "createdAt") VALUES (${memberId}::uuid, ${code}, ${at}::timestamptz)
      ON CONFLICT ("memberId") DO NOTHING`;
    return { code: (await tx.referralCode.findUniqueOrThrow({ where: { memberId } })).code };
  },
);

/** Whose code it is; null for one that is nobody's, or of somebody who is gone. */
export async function findCodeOwner(code: string): Promise<{ id: string; name: string } | null> {
  const row = await db.referralCode.findUnique({
    where: { code: codeKey(code) },
    select: { member: { select: { id: true, name: true, status: true } } },
  });
  return row?.member.status === 'active' ? { id: row.member.id, name: row.member.name } : null;
}

/** Who brought somebody, who brought those, and so on. */
async function ancestorsOf(tx: Tx, memberId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE chain AS (
      SELECT r."referrerId" AS id, 1 AS depth FROM "Referral" r WHERE r."friendId" = ${memberId}::uuid
      UNION SELECT r."referrerId", c.depth + 1 FROM "Referral" r JOIN chain c ON r."friendId" = c.id WHERE c.depth < ${longestChain})
    SELECT id FROM chain`;
  return rows.map(({ id }) => id);
}

/** Writes down who brought whom, or says why not. One claim at a time, so that two cannot close a circle. */
async function claim(
  { tx, at }: Pick<CommandContext<unknown>, 'tx' | 'at'>,
  { referrerId, friendId, way }: { referrerId: string; friendId: string; way: Way },
): Promise<BringRefusal | null> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('loyalty.referral'))`;
  const select = { id: true, email: true, createdAt: true, status: true } as const;
  const referrer = await tx.member.findUnique({ where: { id: referrerId }, select });
  const friend = await tx.member.findUniqueOrThrow({ where: { id: friendId }, select });
  const brought = await tx.referral.count({ where: { friendId } });
  const ancestors = await ancestorsOf(tx, referrerId);
  const terms = await tx.referralTerms.findUnique({ where: { id: 1 } });
  if (referrer?.status !== 'active' || !terms?.active) throw new PortalError('not_found');
  const refusal = refuseClaim({ referrer, friend, brought: brought > 0, ancestors, at });
  if (refusal) return refusal;
  const due = terms.paidOn === 'thirtieth_day' ? thirtiethDayMs : lapseMs;
  await tx.referral.create({
    data: {
      id: newId(),
      referrerId,
      friendId,
      way,
      createdAt: at,
      dueAt: new Date(at.getTime() + due),
    },
  });
  return null;
}

/**
 * A new member says who brought them, by the friend's code. Themselves, within two weeks, once; nobody brings themself, or somebody who
 * brought them, over however many. @throws unauthenticated, invalid (`code`: not_found, own_code, brought_already, brought_by_friend,
 * member_too_long)
 */
export const sayWhoBroughtMe = defineCommand<{ code: string; way: 'link' | 'code' }, { from: string }>(
  'loyalty.say-who-brought-me',
  async (context) => {
    const { memberId } = requireMember(context.actor);
    const { code, way } = context.input;
    const row = await context.tx.referralCode.findUnique({
      where: { code: codeKey(code) },
      select: { memberId: true, member: { select: { name: true } } },
    });
    if (!row) throw invalidField('code', 'not_found');
    const refusal = await claim(context, { referrerId: row.memberId, friendId: memberId, way });
    if (refusal) throw invalidField('code', refusal);
    return { from: row.member.name };
  },
);

/** Who comes into their first club by a member's invitation was brought by that member. The portal itself; refusals are no errors. */
export const noteInvitation = defineCommand<{ clubId: string; memberId: string }, null>(
  'loyalty.note-invitation',
  async (context) => {
    const { clubId, memberId } = context.input;
    const membership = await context.tx.membership.findUnique({
      where: { clubId_memberId: { clubId, memberId } },
      select: { status: true, invitation: { select: { invitedById: true } } },
    });
    const referrerId = membership?.invitation?.invitedById;
    const terms = await context.tx.referralTerms.findUnique({ where: { id: 1 } });
    if (!referrerId || membership?.status !== 'active' || !terms?.active) return null;
    await claim(context, { referrerId, friendId: memberId, way: 'invitation' });
    return null;
  },
);

export interface FriendsPage {
  code: string;
  terms: {
    paidOn: 'first_purchase' | 'thirtieth_day';
    referrerPoints: number;
    friendPoints: number;
    yearlyLimit: number;
  } | null;
  friends: {
    name: string;
    state: 'waiting' | 'paid' | 'over_limit' | 'lapsed' | 'taken_back';
    createdAt: string;
  }[];
  broughtBy: string | null;
  /** Whether the caller may still say who brought them. */
  maySay: boolean;
}

/** The caller's friends: their code, whom they brought (the last 100) and what became of it. @throws unauthenticated */
export async function getFriends(actor: Actor, at: Date): Promise<FriendsPage> {
  const { code } = await requireFriendCode(actor, {});
  const memberId = memberIdOf(actor)!;
  const [terms, rows, by, me] = await Promise.all([
    db.referralTerms.findUnique({ where: { id: 1 } }),
    db.referral.findMany({
      where: { referrerId: memberId },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: 100,
      include: { friend: { select: { name: true } } },
    }),
    db.referral.findUnique({
      where: { friendId: memberId },
      include: { referrer: { select: { name: true } } },
    }),
    db.member.findUniqueOrThrow({
      where: { id: memberId },
      select: { id: true, email: true, createdAt: true },
    }),
  ]);
  const open = refuseClaim({
    referrer: { id: '', email: null },
    friend: me,
    brought: by !== null,
    ancestors: [],
    at,
  });
  return {
    code,
    terms: terms?.active
      ? {
          paidOn: terms.paidOn,
          referrerPoints: terms.referrerPoints,
          friendPoints: terms.friendPoints,
          yearlyLimit: terms.yearlyLimit,
        }
      : null,
    friends: rows.map(({ friend, state, createdAt }) => ({
      name: friend.name,
      state,
      createdAt: createdAt.toISOString(),
    })),
    broughtBy: by?.referrer.name ?? null,
    maySay: open === null && terms?.active === true,
  };
}
