import { createHmac, randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { type Actor, isAdmin, system } from '~/platform/actor';
import { recordAct } from '~/platform/audit.server';
import { now } from '~/platform/clock.server';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import type { Surprise } from '~/platform/db/generated/client';
import { Prisma } from '~/platform/db/sql.server';
import { invalidField, PortalError } from '~/platform/errors';
import { isId, newId } from '~/platform/ids';
import { defineJob } from '~/platform/jobs/jobs.server';
import { notice, recordNotices } from '~/platform/notices.server';
import { requireAdmin, requireMember } from '~/platform/require-member';
import { draw, type DrawInput, sha256 } from './draw';
import { giveLot } from './internal/move-points.server';
import { tellPoints } from './internal/tell-points.server';
import { lockWallet } from './internal/wallet.server';
import { surpriseNotice } from './notices.server';
import { loyaltyPaths } from './paths';
import { readPlanInForce } from './read-tiers.server';
import { inSegment } from './internal/segment-query.server';
import type { surpriseInput } from './schema';
import type { Segment } from './segments';
import type { SurpriseDetail, SurpriseView } from './views';

interface Aim {
  clubId: string | null;
  tier: string | null;
  segment: Segment | null;
}

/** Those announced before there were segments have none. */
const aimOf = ({ aim }: Pick<Surprise, 'aim'>): Aim => ({
  segment: null,
  ...(aim as unknown as Omit<Aim, 'segment'>),
});

interface Own {
  /** What only this member is told: without it nobody makes a token of an id. */
  word: string;
  token: string;
}

async function ownOf(surprise: { id: string; secret: string }, memberId: string): Promise<Own> {
  const word = createHmac('sha256', surprise.secret).update(memberId).digest('hex').slice(0, 32);
  return { word, token: await sha256(`${surprise.id}:${memberId}:${word}`) };
}

const newSecret = () => randomBytes(32).toString('hex');

const placesOf = ({ budgetPoints, pointsEach }: Pick<Surprise, 'budgetPoints' | 'pointsEach'>) =>
  Math.floor(budgetPoints / pointsEach);

export function viewSurprise(row: Surprise): SurpriseView {
  const { id, name, state, commitment, budgetPoints, pointsEach, floorDays, floorPlaces } = row;
  return {
    id,
    name: name as SurpriseView['name'],
    state,
    commitment,
    budgetPoints,
    pointsEach,
    places: placesOf(row),
    floorDays,
    floorPlaces,
    aim: aimOf(row),
    drawAt: row.drawAt.toISOString(),
    drawnAt: row.drawnAt?.toISOString() ?? null,
    participants: row.inputs === null ? null : (row.inputs as unknown[]).length,
    winners: row.results === null ? null : (row.results as unknown[]).length,
  };
}

/**
 * A draw of points that nobody asked for is announced: its seed is fixed and the hash of it published before anybody can be drawn.
 * Admins may; recorded. @throws forbidden, invalid (`aim.clubId`, `aim.tier`, `funderId`)
 */
export const announceSurprise = defineCommand<z.output<typeof surpriseInput>, { surprise: SurpriseView }>(
  'loyalty.announce-surprise',
  async ({ tx, actor, input, at }) => {
    requireAdmin(actor);
    const { clubId, tier, segment } = input.aim;
    if (clubId && (await tx.club.count({ where: { id: clubId } })) === 0)
      throw invalidField('clubId', 'not_found');
    if (tier && !(await readPlanInForce(at)).tiers.some(({ key }) => key === tier))
      throw invalidField('tier', 'not_found');
    if (input.funderId && (await tx.organisation.count({ where: { id: input.funderId } })) === 0)
      throw invalidField('funderId', 'not_found');
    const seed = newSecret();
    const row = await tx.surprise.create({
      data: {
        id: newId(),
        ...input,
        drawAt: input.drawAt ?? at,
        aim: { clubId, tier, segment },
        seed,
        secret: newSecret(),
        commitment: await sha256(seed),
        createdAt: at,
      },
    });
    await recordAct(tx, {
      actor,
      at,
      act: 'surprise.announced',
      subject: `surprise:${row.id}`,
      detail: { name: row.name, budgetPoints: row.budgetPoints, commitment: row.commitment },
    });
    return { surprise: viewSurprise(row) };
  },
);

/** Whoever the draw is for, with when they last had a surprise. Never a list: all who fit. */
async function readParticipants(
  { tx, at }: Pick<CommandContext<unknown>, 'tx' | 'at'>,
  aim: Aim,
): Promise<{ memberId: string; lastAt: Date | null }[]> {
  const inClub = aim.clubId
    ? Prisma.sql`AND EXISTS (SELECT 1 FROM "Membership" s WHERE s."memberId" = m."id" AND s."clubId" = ${aim.clubId}::uuid AND s."status" = 'active')`
    : Prisma.sql`AND EXISTS (SELECT 1 FROM "Membership" s WHERE s."memberId" = m."id" AND s."status" = 'active')`;
  const inTier = aim.tier
    ? Prisma.sql`AND EXISTS (SELECT 1 FROM "MemberTier" t WHERE t."memberId" = m."id" AND t."tierKey" = ${aim.tier})`
    : Prisma.empty;
  // Who works for the brand draws nothing from it.
  return tx.$queryRaw`
    SELECT m."id" AS "memberId", (SELECT max(g."at") FROM "SurpriseGift" g WHERE g."memberId" = m."id") AS "lastAt" FROM "Member" m
    WHERE m."status" = 'active' ${inClub} ${inTier} ${inSegment(aim.segment, at)}
      AND NOT EXISTS (SELECT 1 FROM "RoleGrant" r WHERE r."memberId" = m."id" AND r."clubId" IS NULL AND r."status" = 'verified')`;
}

async function give(context: CommandContext<unknown>, row: Surprise, memberId: string): Promise<void> {
  const { tx, at } = context;
  const wallet = await lockWallet(tx, memberId, row.funderId);
  const points = row.pointsEach;
  const transfer = await giveLot(
    tx,
    wallet,
    { points, activatesAt: null, expiresAt: null, kind: 'adjust' },
    { actorId: null, cause: `surprise:${row.id}`, scope: 'surprise', key: `${row.id}:${memberId}`, at },
  );
  await tx.surpriseGift.create({
    data: { surpriseId: row.id, memberId, transferId: transfer.id, points, at },
  });
  tellPoints(context, wallet, points);
  await recordNotices(tx, [
    notice(surpriseNotice, {
      memberId,
      subject: `surprise:${row.id}`,
      once: `surprise:${row.id}`,
      url: loyaltyPaths.surprise(row.id),
      data: { name: row.name as SurpriseView['name'], points },
    }),
  ]);
}

/**
 * A surprise that was announced is drawn: who takes part, the seed and who won are published, and the winners have their points. Admins,
 * and the portal itself when its time has come. Publishes `points.changed`. @throws forbidden, not_found, conflict when it was drawn or
 * cancelled, or its time has not come
 */
export const drawSurprise = defineCommand<{ surpriseId: string }, { surprise: SurpriseView }>(
  'loyalty.draw-surprise',
  async (context) => {
    const { tx, actor, input, at } = context;
    requireAdmin(actor);
    if (!isId(input.surpriseId)) throw new PortalError('not_found');
    await tx.$queryRaw`SELECT 1 FROM "Surprise" WHERE "id" = ${input.surpriseId}::uuid FOR UPDATE`;
    const row = await tx.surprise.findUnique({ where: { id: input.surpriseId } });
    if (!row) throw new PortalError('not_found');
    const { secret } = row;
    if (row.state !== 'announced' || row.drawAt > at || secret === null) throw new PortalError('conflict');
    const found = await readParticipants(context, aimOf(row));
    const members = new Map<string, string>();
    const inputs: DrawInput[] = [];
    for (const { memberId, lastAt } of found) {
      const { token } = await ownOf({ id: row.id, secret }, memberId);
      members.set(token, memberId);
      inputs.push({ token, lastAt: lastAt?.toISOString() ?? null });
    }
    inputs.sort((a, b) => (a.token < b.token ? -1 : 1));
    const { seed, floorDays, floorPlaces } = row;
    const places = placesOf(row);
    const results = await draw({ seed, inputs, places, floorPlaces, floorDays, drawnAt: at.toISOString() });
    const winners = results.map((token) => members.get(token)!).toSorted();
    for (const memberId of winners) await give(context, row, memberId);
    const drawn = await tx.surprise.update({
      where: { id: row.id },
      data: { state: 'drawn', drawnAt: at, inputs: inputs as object[], results },
    });
    await recordAct(tx, {
      actor,
      at,
      act: 'surprise.drawn',
      subject: `surprise:${row.id}`,
      detail: { participants: inputs.length, winners: winners.length },
    });
    return { surprise: viewSurprise(drawn) };
  },
);

/** Surprises that are announced or were drawn, the newest first. Members; the last 50. @throws unauthenticated */
export async function listSurprises(actor: Actor): Promise<SurpriseView[]> {
  if (!isAdmin(actor)) requireMember(actor);
  const rows = await db.surprise.findMany({
    where: { state: { in: ['announced', 'drawn'] } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 50,
  });
  return rows.map(viewSurprise);
}

/**
 * One surprise with all that somebody needs to repeat its draw, once it was drawn; and the caller's own token and word.
 * @throws unauthenticated, not_found
 */
export async function getSurprise(actor: Actor, id: string): Promise<SurpriseDetail> {
  const memberId = actor.kind === 'member' ? actor.memberId : null;
  if (!isAdmin(actor)) requireMember(actor);
  const row = isId(id) ? await db.surprise.findUnique({ where: { id } }) : null;
  if (!row || row.state === 'cancelled') throw new PortalError('not_found');
  const drawn = row.state === 'drawn';
  return {
    surprise: viewSurprise(row),
    draw: drawn
      ? {
          id: row.id,
          commitment: row.commitment,
          seed: row.seed,
          inputs: row.inputs as unknown as DrawInput[],
          places: placesOf(row),
          floorPlaces: row.floorPlaces,
          floorDays: row.floorDays,
          drawnAt: row.drawnAt!.toISOString(),
          results: row.results as unknown as string[],
        }
      : null,
    mine: memberId && row.secret ? await ownOf({ id: row.id, secret: row.secret }, memberId) : null,
  };
}

/** Draws what is due. */
export async function sweepSurprises(): Promise<void> {
  const rows = await db.surprise.findMany({
    where: { state: 'announced', drawAt: { lte: now() } },
    select: { id: true },
    orderBy: { drawAt: 'asc' },
    take: 20,
  });
  for (const { id } of rows) await drawSurprise(system, { surpriseId: id });
}

export const sweepSurprisesJob = defineJob<object>({
  name: 'loyalty.sweep-surprises',
  schedule: '*/15 * * * *',
  run: sweepSurprises,
});
