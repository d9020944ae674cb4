import { db } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import { formatterFor } from '~/platform/i18n/format';
import type { Locale } from '~/platform/i18n/locale';
import type { Translate } from '~/platform/i18n/translator';
import { translatorFor } from '~/platform/i18n/translators.server';
import type { Concern } from '~/platform/notices.server';
import { kindNamed } from '../kinds.server';
import { noticePaths } from '../paths';
import type { NoticeView } from '../schema';
import { judge } from './judge.server';

export interface Reader {
  locale: Locale;
  timeZone: string;
}

interface Item {
  data: object;
  actorId: string | null;
  name: string | null;
  pictureId: string | null;
  at: string;
}

export interface LineRow {
  id: string;
  memberId: string;
  kind: string;
  itemCount: number;
  actorCount: number;
  latestAt: Date;
  readAt: Date | null;
  url: string;
  shown: boolean;
  club: { slug: string; name: string } | null;
  items: Item[];
}

/** How many of a line's items are looked at; more are only counted. */
const itemsShown = 20;

/** Lines with the latest of what is merged in them. `lines`: a selection of "Notice" rows. */
export function readLines(lines: Prisma.Sql): Promise<LineRow[]> {
  return db.$queryRaw<LineRow[]>`
    WITH n AS (${lines})
    SELECT n."id", n."memberId", n."kind", n."itemCount", n."latestAt", n."readAt", n."url", n."shown",
      CASE WHEN c."id" IS NOT NULL THEN json_build_object('slug', c."slug", 'name', c."name") END AS "club",
      (SELECT count(DISTINCT i."actorId")::int FROM "NoticeItem" i WHERE i."noticeId" = n."id") AS "actorCount",
      coalesce((SELECT json_agg(json_build_object('data', i."data", 'actorId', i."actorId", 'at', i."at",
          'name', coalesce(s."personaName", m."name"), 'pictureId', coalesce(s."personaPictureId", m."pictureId")) ORDER BY i."at" DESC, i."once" DESC)
        FROM (SELECT * FROM "NoticeItem" x WHERE x."noticeId" = n."id" ORDER BY x."at" DESC, x."once" DESC LIMIT ${itemsShown}) i
        LEFT JOIN "Member" m ON m."id" = i."actorId"
        LEFT JOIN "Membership" s ON s."memberId" = i."actorId" AND s."clubId" = n."clubId"), '[]') AS "items"
    FROM n LEFT JOIN "Club" c ON c."id" = n."clubId" ORDER BY n."latestAt" DESC, n."id" DESC`;
}

/** "Mali", "Mali and Huong", "Mali and 3 others". */
export function nameAll(t: Translate, names: readonly string[], total: number): string {
  const [first, second] = names;
  if (first === undefined) return t('told:somebody');
  if (total <= 1) return first;
  if (total === 2 && second !== undefined) return t('told:two', { first, second });
  return t('told:more', { first, count: total - 1 });
}

export interface ComposedLine {
  row: LineRow;
  /** `gone`: nothing of it concerns the member any more. */
  concern: Concern;
  view: NoticeView;
}

const concernOf = (concerns: readonly Concern[]): Concern => {
  if (concerns.includes('yes')) return 'yes';
  return concerns.includes('read') ? 'read' : 'gone';
};

type JudgedItem = Item & { concern: Concern };

/** Of an unread line, what is unread; of one that was read, all that is not gone. */
function toldItems(items: readonly JudgedItem[]): JudgedItem[] {
  const unread = items.filter(({ concern }) => concern === 'yes');
  return unread.length > 0 ? unread : items.filter(({ concern }) => concern !== 'gone');
}

function actorsOf(items: readonly Item[]): NoticeView['actors'] {
  const actors = new Map<string, NoticeView['actors'][number]>();
  for (const { actorId, name, pictureId } of items)
    if (actorId !== null && name !== null && !actors.has(actorId))
      actors.set(actorId, { id: actorId, name, pictureId });
  return [...actors.values()];
}

function composeLine(
  row: LineRow,
  judged: readonly JudgedItem[],
  { locale, timeZone }: Reader,
): ComposedLine {
  const concern = concernOf(judged.map((item) => item.concern));
  const items = toldItems(judged);
  const actors = actorsOf(items);
  const leftOut = judged.length - items.length;
  const count = Math.max(items.length, row.itemCount - leftOut);
  const actorTotal = Math.max(actors.length, row.actorCount - (actorsOf(judged).length - actors.length));
  const t = translatorFor(locale);
  const words =
    items.length === 0
      ? { line: '' }
      : kindNamed(row.kind)!.say({
          t,
          locale,
          format: formatterFor(locale, timeZone),
          items: items.map(({ data, name, at }) => ({ data, actor: name, at: new Date(at) })),
          count,
          who: nameAll(
            t,
            actors.map(({ name }) => name),
            actorTotal,
          ),
        });
  const {
    line,
    about = null,
    excerpt = null,
    language = null,
  } = words as ReturnType<NonNullable<ReturnType<typeof kindNamed>>['say']>;
  return {
    row,
    concern,
    view: {
      id: row.id,
      kind: row.kind,
      count,
      line,
      about,
      // Of several, the excerpt of one would look like all there is.
      excerpt: count > 1 ? null : excerpt,
      language,
      actors: actors.slice(0, 3),
      club: row.club,
      url: noticePaths.open(row.id),
      at: row.latestAt.toISOString(),
      read: row.readAt !== null || concern === 'read',
    },
  };
}

/** What lines say to their member, each with whether it still concerns them. Every kind is asked once. */
export async function composeLines(rows: readonly LineRow[], reader: Reader): Promise<ComposedLine[]> {
  const asked = rows.flatMap((row) =>
    row.items.map((item) => ({ ...item, kind: row.kind, memberId: row.memberId, lineId: row.id })),
  );
  const judged = Map.groupBy(await judge(asked), ({ item }) => item.lineId);
  return rows.map((row) => {
    const items = (judged.get(row.id) ?? []).map(({ item, concern, data }) => ({ ...item, concern, data }));
    return composeLine(row, items, reader);
  });
}

/** Lines by their ids, whoever's they are. */
export function linesById(ids: readonly string[]): Promise<LineRow[]> {
  return readLines(Prisma.sql`SELECT * FROM "Notice" WHERE "id" = ANY (${[...ids]}::uuid[])`);
}
