import type { z } from 'zod';
import { loadClubAccess } from '~/modules/clubs/load-access.server';
import type { Actor } from '~/platform/actor';
import { recordAct } from '~/platform/audit.server';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import type { Tx } from '~/platform/db/transact.server';
import { invalidField, PortalError } from '~/platform/errors';
import { requireMember } from '~/platform/require-member';
import type { ClubDesk, ExpertSettings } from './desk-settings';
import { workOnQuestion } from './internal/question-work.server';
import { readClubDesk, readExpertSettings } from './internal/settings-rows.server';
import { mayRunDesk } from './policy';
import { waitForAsker, goOn } from './question-case';
import type { saveClubDeskInput, saveExpertSettingsInput } from './schema';

/**
 * The clocks of these questions stand still while hours change, so that what has passed counts by the old hours and what comes by
 * the new ones.
 */
async function overChange(
  context: Pick<CommandContext<unknown>, 'tx' | 'at' | 'tell'>,
  threadIds: readonly string[],
  change: () => Promise<void>,
): Promise<void> {
  const running: string[] = [];
  for (const threadId of threadIds.toSorted())
    await workOnQuestion(context, threadId, async (work) => {
      if (work.question.state !== 'open') return false;
      running.push(threadId);
      work.question = { ...waitForAsker(work.question, await work.hours(), context.at), state: 'waiting' };
      return true;
    });
  await change();
  for (const threadId of running)
    await workOnQuestion(context, threadId, async (work) => {
      work.question = goOn(work.question, await work.hours(), context.at);
      return true;
    });
}

const openOf = async (tx: Tx, where: Prisma.Sql): Promise<string[]> => {
  const rows = await tx.$queryRaw<{ threadId: string }[]>`
    SELECT q."threadId" FROM "Question" q LEFT JOIN "QuestionAssignment" a ON a."threadId" = q."threadId" AND a."endedAt" IS NULL
    WHERE q."state" = 'open' AND ${where} LIMIT 2000`;
  return rows.map(({ threadId }) => threadId);
};

/**
 * When and how the actor answers: hours, holidays, time away, languages, how many at once. Any member, for themself; clocks of their
 * questions go on by the new hours. @throws invalid (`awayUntil`)
 */
export const saveExpertSettings = defineCommand<
  z.output<typeof saveExpertSettingsInput>,
  { settings: ExpertSettings }
>('questions.save-expert-settings', async (context) => {
  const { tx, actor, input, at } = context;
  const { memberId } = requireMember(actor);
  const { settings: before } = await readExpertSettings(tx, memberId);
  const settings: ExpertSettings = { ...before, ...input };
  const { awayFrom, awayUntil, week } = settings;
  if (awayFrom && awayUntil && awayUntil <= awayFrom) throw invalidField('awayUntil', 'ends_before_start');
  if (!awayFrom) settings.awayUntil = null;
  const row = { ...settings, week: week ?? Prisma.DbNull, holidays: settings.holidays, updatedAt: at };
  const theirs = await openOf(tx, Prisma.sql`a."expertId" = ${memberId}::uuid`);
  await overChange(context, theirs, async () => {
    await tx.expertSettings.upsert({
      where: { memberId },
      create: { memberId, ...row },
      update: { ...row, version: { increment: 1 } },
    });
  });
  return { settings };
});

/**
 * How a club's questions are answered in time: targets, hours, holidays, fields, emergency words. Its moderators; recorded. Clocks that
 * run by the club's hours go on by the new ones; targets count for what is asked from now on.
 * @throws not_found, forbidden, changed_meanwhile
 */
export const saveClubDesk = defineCommand<
  z.output<typeof saveClubDeskInput> & { slug: string },
  { desk: ClubDesk; version: number }
>('questions.save-club-desk', async (context) => {
  const { tx, actor, input, at } = context;
  const access = await loadClubAccess(actor, { slug: input.slug }, tx);
  if (actor.kind === 'visitor') throw new PortalError('unauthenticated');
  if (!mayRunDesk(access)) throw new PortalError('forbidden');
  const clubId = access.club.id;
  await tx.$queryRaw`SELECT 1 FROM "Club" WHERE "id" = ${clubId}::uuid FOR NO KEY UPDATE`;
  const before = await readClubDesk(tx, clubId);
  const { slug: _slug, version, ...changes } = input;
  if (version !== undefined && version !== before.version) throw new PortalError('changed_meanwhile');
  const desk: ClubDesk = { ...before.desk, ...changes };
  const here = await openOf(tx, Prisma.sql`q."clubId" = ${clubId}::uuid`);
  const hoursChange = changes.week !== undefined || changes.holidays !== undefined || changes.timeZone;
  await overChange(context, hoursChange ? here : [], async () => {
    await tx.clubDesk.upsert({
      where: { clubId },
      create: { clubId, ...desk, updatedAt: at },
      update: { ...desk, updatedAt: at, version: { increment: 1 } },
    });
  });
  await recordAct(tx, {
    ...{ actor, at, clubId, act: 'club.desk_changed' },
    subject: `club:${clubId}`,
    detail: { changed: Object.keys(changes) },
  });
  return { desk, version: before.version + 1 };
});

export async function getExpertSettings(actor: Actor): Promise<ExpertSettings> {
  const { memberId } = requireMember(actor);
  return (await readExpertSettings(db, memberId)).settings;
}

/** @throws not_found, forbidden */
export async function getClubDesk(actor: Actor, slug: string): Promise<{ desk: ClubDesk; version: number }> {
  const access = await loadClubAccess(actor, { slug });
  if (actor.kind === 'visitor') throw new PortalError('unauthenticated');
  if (!mayRunDesk(access)) throw new PortalError('forbidden');
  return readClubDesk(db, access.club.id);
}
