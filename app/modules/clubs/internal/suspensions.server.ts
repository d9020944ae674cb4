import { memberIdOf } from '~/platform/actor';
import type { CommandContext } from '~/platform/command.server';
import type { Membership } from '~/platform/db/generated/client';
import { newId } from '~/platform/ids';

type Context = Pick<CommandContext<unknown>, 'tx' | 'actor' | 'at'>;

/** Under the club's lock: writes down that somebody is suspended, or that the running suspension is another one now. */
export async function openSuspension(
  { tx, actor, at }: Context,
  { clubId, memberId }: Membership,
  { until, reason }: { until: Date; reason: string },
): Promise<string> {
  // One that ended while its member was away is not running, whether or not somebody has written that down.
  await tx.$executeRaw`
    UPDATE "Suspension" SET "endedAt" = "until"
    WHERE "clubId" = ${clubId}::uuid AND "memberId" = ${memberId}::uuid AND "endedAt" IS NULL AND "until" <= ${at}::timestamptz`;
  const byId = memberIdOf(actor) ?? null;
  const running = await tx.suspension.findFirst({
    where: { clubId, memberId, endedAt: null },
    select: { id: true },
  });
  if (running) {
    await tx.suspension.update({ where: { id: running.id }, data: { until, reason, byId } });
    return running.id;
  }
  const id = newId();
  await tx.suspension.create({ data: { id, clubId, memberId, byId, reason, at, until } });
  return id;
}

/** Under the club's lock: the running suspension has ended, by its time or because somebody lifted it. */
export async function closeSuspension(
  { tx, actor, at }: Context,
  { clubId, memberId }: Membership,
): Promise<void> {
  await tx.suspension.updateMany({
    where: { clubId, memberId, endedAt: null },
    data: { endedAt: at, endedById: memberIdOf(actor) ?? null },
  });
}
