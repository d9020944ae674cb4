import { type Actor } from '~/platform/actor';
import { recordAct } from '~/platform/audit.server';
import { now } from '~/platform/clock.server';
import { transact } from '~/platform/db/transact.server';
import type { Translate } from '~/platform/i18n/translator';
import { csvValue } from '~/platform/text/csv';
import { requireResult } from './internal/require-result.server';
import { type EventFigures, getEventReport } from './report.server';
import { readSurvey } from './survey-answers.server';

type Cell = string | number | null;

// Spreadsheets take a file for UTF-8 by this mark alone.
const mark = '\uFEFF';
const rowOf = (cells: readonly Cell[]) => `${cells.map((cell) => csvValue(cell ?? '')).join(',')}\r\n`;
const round = (value: number | null) => (value === null ? null : Math.round(value * 1000) / 1000);

const columns = (t: Translate): [string, (figures: EventFigures) => Cell][] => [
  [t('events:report.event'), ({ title }) => title],
  [t('events:report.date'), ({ startsAt }) => startsAt],
  [t('events:report.planned'), ({ planned }) => planned],
  [t('events:report.registered'), ({ registered }) => registered],
  [t('events:report.came'), ({ attended }) => attended],
  [t('events:report.walkIns'), ({ walkIns }) => walkIns],
  [t('events:report.noShow'), ({ noShowShare }) => round(noShowShare)],
  [t('events:report.satisfaction'), ({ satisfaction }) => round(satisfaction)],
  [t('events:room.result.surveys'), ({ surveys }) => surveys],
  [t('events:report.questions'), ({ asked }) => asked],
  [t('events:room.result.answered'), ({ answered }) => answered],
  [t('events:report.points'), ({ points }) => points],
];

async function record(actor: Actor, eventId: string, clubId: string): Promise<void> {
  await transact((tx) =>
    recordAct(tx, { actor, at: now(), act: 'event.result_exported', subject: `event:${eventId}`, clubId }),
  );
}

/**
 * The figures of an event and of those that it is compared with, as a table (CSV) with heads in the reader's language; shares between 0
 * and 1. Moderators; recorded. @throws not_found, unauthenticated, forbidden
 */
export async function exportReport(
  actor: Actor,
  eventId: string,
  slug: string,
  t: Translate,
): Promise<string> {
  const { event } = await requireResult(actor, eventId, slug);
  const { compared } = await getEventReport(actor, eventId);
  await record(actor, eventId, event.clubId);
  const shown = columns(t);
  const rows = compared.map((figures) => rowOf(shown.map(([, cell]) => cell(figures))));
  return mark + rowOf(shown.map(([name]) => name)) + rows.join('');
}

async function* surveyTable(eventId: string, t: Translate): AsyncGenerator<string> {
  yield (
    mark + rowOf([t('events:report.date'), t('events:report.satisfaction'), t('events:room.result.words')])
  );
  let cursor: string | undefined;
  do {
    const { items, next } = await readSurvey(eventId, { cursor, limit: 1_000, wordsOnly: false });
    yield items.map(({ at, score, comment }) => rowOf([at, score, comment])).join('');
    cursor = next ?? undefined;
  } while (cursor);
}

/** All answers of the survey as a table (CSV), in pieces, without names. Moderators; recorded. @throws as exportReport */
export async function exportSurvey(
  actor: Actor,
  eventId: string,
  slug: string,
  t: Translate,
): Promise<AsyncGenerator<string>> {
  const { event } = await requireResult(actor, eventId, slug);
  await record(actor, eventId, event.clubId);
  return surveyTable(eventId, t);
}
