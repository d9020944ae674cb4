import type { Actor } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { PortalError } from '~/platform/errors';
import { requireResult } from './internal/require-result.server';
import type { EventRow } from './load-event.server';
import type { Outcome } from './note-outcome.server';
import { type Goals, outcomeInput } from './schema';

/** What became of one event. Shares are between 0 and 1; null where there is nothing to divide. */
export interface EventFigures {
  id: string;
  title: string;
  startsAt: string;
  timeZone: string;
  planned: number | null;
  /** People with guests; who came without a ticket is not among them. */
  registered: number;
  /** All who came. */
  attended: number;
  /** Of these without a ticket. */
  walkIns: number;
  /** Of those who had registered. */
  noShowShare: number | null;
  asked: number;
  answered: number;
  /** From 1 to 5. */
  satisfaction: number | null;
  surveys: number;
  points: number;
}

export interface EventReport {
  figures: EventFigures;
  goals: Goals;
  outcome: Outcome;
  /** The same for earlier events of the club, the latest last; this one stands at the end. */
  compared: EventFigures[];
  byHour: { from: string; count: number }[];
}

interface Row {
  id: string;
  title: string;
  startsAt: Date;
  timeZone: string;
  goals: Goals;
  registered: number;
  attended: number;
  walkIns: number;
  asked: number;
  answered: number;
  satisfaction: number | null;
  surveys: number;
  points: number;
}

/** Pure: the share of those with a ticket who did not come. */
function noShowShareOf(row: Pick<Row, 'registered' | 'attended' | 'walkIns'>): number | null {
  const came = row.attended - row.walkIns;
  return row.registered > 0 ? (row.registered - came) / row.registered : null;
}

function figuresOf({ goals, startsAt, ...row }: Row): EventFigures {
  return {
    ...row,
    startsAt: startsAt.toISOString(),
    planned: goals.attendance ?? null,
    noShowShare: noShowShareOf(row),
  };
}

/** An event's, and those of the ones before it, however many began at its moment. */
async function readFigures(
  { id, clubId, startsAt }: Pick<EventRow, 'id' | 'clubId' | 'startsAt'>,
  limit: number,
): Promise<Row[]> {
  return db.$queryRaw<Row[]>`
    SELECT e."id", e."title", e."startsAt", e."timeZone", e."goals",
      coalesce(r."registered", 0)::int AS "registered", coalesce(r."attended", 0)::int AS "attended",
      coalesce(r."walkIns", 0)::int AS "walkIns",
      coalesce(q."asked", 0)::int AS "asked", coalesce(q."answered", 0)::int AS "answered",
      s."satisfaction"::float AS "satisfaction", coalesce(s."surveys", 0)::int AS "surveys",
      coalesce((SELECT sum(t."points") FROM "PointTransfer" t WHERE (t."cause" = 'event:' || e."id" OR t."cause" LIKE 'event:' || e."id" || ':%') AND t."kind" = 'earn'
        AND NOT EXISTS (SELECT 1 FROM "PointTransfer" v WHERE v."reversesId" = t."id")), 0)::int AS "points"
    FROM "ClubEvent" e
    LEFT JOIN LATERAL (SELECT sum(1 + x."guests") FILTER (WHERE x."status" IN ('registered', 'attended') AND NOT x."walkIn") AS "registered",
        sum(1 + coalesce(x."guestsCame", x."guests")) FILTER (WHERE x."status" = 'attended') AS "attended",
        sum(1 + coalesce(x."guestsCame", x."guests")) FILTER (WHERE x."status" = 'attended' AND x."walkIn") AS "walkIns"
      FROM "EventRegistration" x WHERE x."eventId" = e."id") r ON true
    LEFT JOIN LATERAL (SELECT count(*) FILTER (WHERE y."status" <> 'dismissed') AS "asked", count(*) FILTER (WHERE y."status" = 'answered') AS "answered"
      FROM "EventQuestion" y WHERE y."eventId" = e."id") q ON true
    LEFT JOIN LATERAL (SELECT avg(z."score") AS "satisfaction", count(*) AS "surveys" FROM "EventSurvey" z WHERE z."eventId" = e."id") s ON true
    WHERE e."clubId" = ${clubId}::uuid AND e."status" IN ('live', 'done') AND (e."startsAt" < ${startsAt}::timestamptz OR e."id" = ${id}::uuid)
    ORDER BY e."startsAt" DESC, e."id" DESC LIMIT ${limit}`;
}

/** Steps in which arrivals may be told, in seconds, and how many of them are looked over at once. */
const steps = [600, 1_800, 3_600, 21_600, 86_400, 604_800] as const;
const mostSteps = 40;

async function readArrivals(eventId: string): Promise<{ from: Date; count: number }[]> {
  const [span] = await db.$queryRaw<{ seconds: number }[]>`
    SELECT coalesce(extract(epoch FROM max("at") - min("at")), 0)::float AS "seconds" FROM "EventCheckIn"
    WHERE "eventId" = ${eventId}::uuid AND "outcome" = 'in' AND "undoneAt" IS NULL`;
  const step = steps.find((seconds) => span!.seconds / seconds < mostSteps) ?? steps.at(-1)!;
  return db.$queryRaw`
    SELECT to_timestamp(floor(extract(epoch FROM c."at") / ${step}::int) * ${step}::int) AS "from", sum(1 + coalesce(r."guestsCame", r."guests"))::int AS "count"
    FROM "EventCheckIn" c JOIN "EventRegistration" r ON r."id" = c."registrationId"
    WHERE c."eventId" = ${eventId}::uuid AND c."outcome" = 'in' AND c."undoneAt" IS NULL GROUP BY 1 ORDER BY 1`;
}

/** Attendance against plan and what came of it, beside earlier events. Moderators. @throws not_found, unauthenticated, forbidden */
export async function getEventReport(actor: Actor, eventId: string, slug?: string): Promise<EventReport> {
  const { event } = await requireResult(actor, eventId, slug);
  const rows = await readFigures(event, 8);
  const compared = rows.toReversed().map(figuresOf);
  const figures = compared.find(({ id }) => id === eventId);
  if (!figures) throw new PortalError('not_found');
  const byHour = await readArrivals(eventId);
  return {
    figures,
    goals: event.goals as unknown as Goals,
    outcome: outcomeInput.parse(event.outcome),
    compared,
    byHour: byHour.map(({ from, count }) => ({ from: from.toISOString(), count })),
  };
}
