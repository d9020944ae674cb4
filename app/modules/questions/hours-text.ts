import { invalidField } from '~/platform/errors';
import type { Holiday } from './desk-settings';
import type { DaySpan, Week } from './working-time';

const two = (value: number) => String(value).padStart(2, '0');
const clock = (minutes: number) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

/** "09:00–12:00, 13:00–18:00"; empty where nobody works. */
export function writeDay(spans: readonly DaySpan[]): string {
  return spans.map(({ from, until }) => `${clock(from)}–${clock(until)}`).join(', ');
}

function readClock(text: string): number | null {
  const match = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(text.trim());
  const minutes = match ? Number(match[1]) * 60 + Number(match[2] ?? 0) : NaN;
  return minutes >= 0 && minutes <= 1_440 ? minutes : null;
}

/** Pure. Null: it cannot be read, or a span ends before it begins or overlaps another. */
export function readDay(text: string): DaySpan[] | null {
  const spans: DaySpan[] = [];
  for (const part of text.split(/[,;]/).map((piece) => piece.trim())) {
    if (!part) continue;
    const [from, until] = part.split(/\s*[-–—]\s*/).map(readClock);
    if (from === null || from === undefined || until === null || until === undefined || until <= from)
      return null;
    spans.push({ from, until });
  }
  const sorted = spans.toSorted((a, b) => a.from - b.from);
  const overlaps = sorted.some((span, index) => index > 0 && span.from < sorted[index - 1]!.until);
  return overlaps ? null : sorted;
}

export const dayField = (day: number) => `day-${day}`;

/** Seven fields of a form. @throws invalid (`day-<n>`, Monday is 0) */
export function readWeek(values: Record<string, unknown>): DaySpan[][] {
  return Array.from({ length: 7 }, (_, day) => {
    const spans = readDay(String(values[dayField(day)] ?? ''));
    if (!spans) throw invalidField(dayField(day), 'bad_hours');
    return spans;
  });
}

export function writeWeek(week: Week): string[] {
  return week.map(writeDay);
}

/** One a line: a date, then its name. @throws invalid (`holidays`) */
export function readHolidays(text: unknown): Holiday[] {
  const lines = String(text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return lines.map((line) => {
    const [, date, name = ''] = /^(\d{4}-\d{2}-\d{2})\s*(.*)$/.exec(line) ?? [];
    if (!date || Number.isNaN(Date.parse(`${date}T00:00:00Z`))) throw invalidField('holidays', 'bad_days');
    return { date, name: name.slice(0, 80) };
  });
}

export function writeHolidays(holidays: readonly Holiday[]): string {
  return holidays.map(({ date, name }) => `${date} ${name}`.trim()).join('\n');
}

/** Words with commas or lines between them. */
export function readWords(text: unknown): string[] {
  return [
    ...new Set(
      String(text ?? '')
        .split(/[\n,]/)
        .map((word) => word.trim())
        .filter(Boolean),
    ),
  ];
}
