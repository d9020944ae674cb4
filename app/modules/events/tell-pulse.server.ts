import { system } from '~/platform/actor';
import { defineCommand } from '~/platform/command.server';
import { db, queryRows } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import type { Gather } from '~/platform/gather.server';
import { readReactions } from './internal/event-view.server';
import { tellSeats } from './internal/seats.server';
import { eventStream } from './streams';

const everyMs = 1_000;

interface Taken {
  eventId: string;
  questionId: string | null;
  reaction: string | null;
  count: number;
}

/**
 * Rooms hear of votes and reactions, and of who has come by taking part, each at most once a second over all nodes. Every vote leaves a row of its own, which is taken away
 * only after its vote has committed: the counts read afterwards have it. The portal itself. Publishes `event.pulse` and
 * `event.seats`.
 */
export const tellPulse = defineCommand<null, number>('events.tell-pulse', async ({ tx, at, tell }) => {
  const [turn] = await tx.$queryRaw<{ mine: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(hashtext('events.tell-pulse')) AS "mine"`;
  if (!turn?.mine) return 0;
  const taken = await tx.$queryRaw<Taken[]>`
    WITH gone AS (DELETE FROM "EventPulse" RETURNING *)
    SELECT "eventId", "questionId", "reaction", sum("count")::int AS "count" FROM gone GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;
  for (const { eventId, reaction, count } of taken)
    if (reaction)
      await tx.$executeRaw`
        INSERT INTO "EventReaction" ("eventId", "name", "count") VALUES (${eventId}::uuid, ${reaction}, ${count})
        ON CONFLICT ("eventId", "name") DO UPDATE SET "count" = "EventReaction"."count" + EXCLUDED."count"`;
  const questionIds = taken.flatMap(({ questionId }) => questionId ?? []);
  const voted = await tx.$queryRaw<{ id: string; eventId: string; votes: number }[]>`
    UPDATE "EventQuestion" q SET "votes" = (SELECT count(*) FROM "EventQuestionVote" v WHERE v."questionId" = q."id")
    WHERE q."id" = ANY (${questionIds}::uuid[]) RETURNING q."id", q."eventId", q."votes"`;
  // Somebody came by taking part: counted under the lock, so that what is told last is what stands.
  const came = new Set(
    taken.flatMap(({ eventId, questionId, reaction }) => ((questionId ?? reaction) ? [] : eventId)),
  );
  for (const eventId of came) {
    await tx.$executeRaw`SELECT lock_event(${eventId}::uuid)`;
    await tellSeats({ tx, at, tell }, eventId);
  }
  const felt = taken.filter(({ questionId, reaction }) => questionId ?? reaction);
  const events = [...new Set(felt.map(({ eventId }) => eventId))];
  for (const eventId of events) {
    const votes = Object.fromEntries(
      voted.filter((question) => question.eventId === eventId).map(({ id, votes: count }) => [id, count]),
    );
    tell(eventStream(eventId), 'event.pulse', { votes, reactions: await readReactions(tx, eventId) });
  }
  return events.length + came.size;
});

export const pulseGather: Gather = {
  name: 'events.pulse',
  everyMs,
  async run() {
    // Looking first spares a quiet portal its transactions.
    const looking = Prisma.sql`SELECT EXISTS (SELECT 1 FROM "EventPulse") AS "any"`;
    const [waiting] = await queryRows<{ any: boolean }>(db, looking);
    if (waiting?.any) await tellPulse(system, null);
  },
};
