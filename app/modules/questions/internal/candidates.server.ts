import { type db } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import type { Tx } from '~/platform/db/transact.server';
import type { Locale } from '~/platform/i18n/locale';
import type { ExpertCandidate } from '../choose-expert';
import {
  type ClubDesk,
  defaultExpert,
  expertCalendar,
  expertSettingsSchema,
  languagesOf,
} from '../desk-settings';
import { fieldsOfExpert } from '../question-case';
import type { WorkingCalendar } from '../working-time';

interface Row {
  memberId: string;
  locale: Locale | null;
  timeZone: string;
  expertise: string[];
  settings: object | null;
  lastTurnAt: Date | null;
  open: number;
  tried: boolean;
}

/** Experts of a club: active, verified, and valid at the moment. */
const expertsSql = (clubId: string, at: Date) => Prisma.sql`
  SELECT g."memberId", array_agg(concat_ws(' ', g."field", array_to_string(g."fields", ' '), g."credential")) AS "expertise"
  FROM "RoleGrant" g JOIN "Membership" s ON s."clubId" = g."clubId" AND s."memberId" = g."memberId" AND s."status" = 'active'
  WHERE g."clubId" = ${clubId}::uuid AND g."role" = 'expert' AND g."status" = 'verified'
    AND (g."validUntil" IS NULL OR g."validUntil" > ${at}) GROUP BY g."memberId"`;

/** All who might be asked a question, with what the choice depends on. `threadId`: who was asked before is known by it. */
export async function readCandidates(
  tx: Tx | typeof db,
  { clubId, threadId, desk, at }: { clubId: string; threadId: string | null; desk: ClubDesk; at: Date },
): Promise<ExpertCandidate[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT e."memberId", m."locale"::text, m."timeZone", e."expertise", to_jsonb(x) AS "settings", u."lastTurnAt",
      (SELECT count(*)::int FROM "QuestionAssignment" a JOIN "Question" q ON q."threadId" = a."threadId"
        WHERE a."expertId" = e."memberId" AND a."endedAt" IS NULL AND q."state" = 'open') AS "open",
      EXISTS (SELECT 1 FROM "QuestionAssignment" a WHERE a."threadId" = ${threadId}::uuid AND a."expertId" = e."memberId") AS "tried"
    FROM (${expertsSql(clubId, at)}) e JOIN "Member" m ON m."id" = e."memberId" AND m."status" = 'active'
    LEFT JOIN "ExpertSettings" x ON x."memberId" = e."memberId"
    LEFT JOIN "ExpertTurn" u ON u."clubId" = ${clubId}::uuid AND u."memberId" = e."memberId"`;
  return rows.map((row) => {
    const settings = row.settings ? expertSettingsSchema.parse(row.settings) : defaultExpert;
    return {
      memberId: row.memberId,
      fields: fieldsOfExpert(desk.fields, row.expertise),
      languages: languagesOf(settings, row.locale),
      open: row.open,
      maxOpen: settings.maxOpen,
      calendar: expertCalendar(desk, settings, row.timeZone),
      emergencies: settings.emergencies,
      lastTurnAt: row.lastTurnAt,
      tried: row.tried,
    };
  });
}

/** The hours of somebody who has a question, expert or not. */
export async function readCalendar(
  tx: Tx | typeof db,
  desk: ClubDesk,
  memberId: string,
): Promise<WorkingCalendar> {
  const member = await tx.member.findUniqueOrThrow({
    where: { id: memberId },
    select: { timeZone: true, expertSettings: true },
  });
  const settings = member.expertSettings ? expertSettingsSchema.parse(member.expertSettings) : defaultExpert;
  return expertCalendar(desk, settings, member.timeZone);
}

export async function listModeratorIds(tx: Tx | typeof db, clubId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ memberId: string }[]>`
    SELECT DISTINCT g."memberId" FROM "RoleGrant" g
    JOIN "Membership" s ON s."clubId" = g."clubId" AND s."memberId" = g."memberId" AND s."status" = 'active'
    WHERE g."clubId" = ${clubId}::uuid AND g."role" = 'moderator' AND g."status" = 'verified'`;
  return rows.map(({ memberId }) => memberId);
}
