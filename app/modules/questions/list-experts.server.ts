import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { readCandidates } from './internal/candidates.server';
import { readClubDesk } from './internal/settings-rows.server';
import { workingUntil } from './working-time';

/** Somebody whom a question may be handed to. */
export interface DeskExpert {
  memberId: string;
  name: string;
  open: number;
  languages: string[];
  /** ISO 8601; null: not working now. */
  until: string | null;
  away: boolean;
}

/** The club's experts besides these, whoever works now first. For those who work on its desk; the caller has asked. */
export async function listExperts(
  clubId: string,
  besides: readonly (string | null)[],
): Promise<DeskExpert[]> {
  const at = now();
  const { desk } = await readClubDesk(db, clubId);
  const candidates = await readCandidates(db, { clubId, threadId: null, desk, at });
  const others = candidates.filter(({ memberId }) => !besides.includes(memberId));
  const personas = await db.membership.findMany({
    where: { clubId, memberId: { in: others.map(({ memberId }) => memberId) } },
    select: { memberId: true, personaName: true },
  });
  const names = new Map(personas.map(({ memberId, personaName }) => [memberId, personaName]));
  return others
    .map(({ memberId, open, languages, calendar }) => ({
      memberId,
      name: names.get(memberId) ?? '…',
      open,
      languages: [...languages],
      until: workingUntil(calendar, at)?.toISOString() ?? null,
      away: Boolean(
        calendar.away && calendar.away.from <= at && !(calendar.away.until && calendar.away.until <= at),
      ),
    }))
    .toSorted((a, b) => Number(b.until !== null) - Number(a.until !== null) || a.open - b.open);
}
