import { z } from 'zod';
import { isTimeZone } from '~/platform/i18n/format';
import type { Locale } from '~/platform/i18n/locale';
import { nineToSix, type WorkingCalendar } from './working-time';

const minutes = z.coerce.number().int().min(0).max(1_440);
const span = z
  .object({ from: minutes, until: minutes })
  .refine(({ from, until }) => until > from, { params: { code: 'ends_before_start' }, path: ['until'] });
/** Monday to Sunday; each day's spans in minutes of the day, in their order. */
export const weekSchema = z
  .array(z.array(span).max(4))
  .length(7)
  .transform((week) => week.map((day) => day.toSorted((a, b) => a.from - b.from)));

const isDate = (text: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
export const holidaysSchema = z
  .array(z.object({ date: z.string().refine(isDate), name: z.string().trim().max(80).default('') }))
  .max(200)
  .transform((days) => days.toSorted((a, b) => (a.date < b.date ? -1 : 1)));
export type Holiday = z.output<typeof holidaysSchema>[number];

const words = (maximum: number) => z.array(z.string().trim().min(1).max(80)).max(maximum);
const translated = z.object({
  th: z.string().trim().max(80),
  vi: z.string().trim().max(80),
  en: z.string().trim().max(80),
});

/** What questions of a club are about, and by which words an expert's field is known to be that. */
export const questionFieldSchema = z.object({
  key: z
    .string()
    .trim()
    .regex(/^[a-z0-9-]{1,40}$/),
  label: translated,
  /** The club's tags that mean it. */
  tags: z.array(z.string().max(40)).max(30).default([]),
  words: words(40).default([]),
});
export type QuestionField = z.output<typeof questionFieldSchema>;

export const emergencySchema = z.object({
  words: words(100).default([]),
  /** What to do now. */
  advice: z.string().trim().max(2_000).default(''),
  phone: z.string().trim().max(40).default(''),
});
export type EmergencyWords = z.output<typeof emergencySchema>;

export const clubDeskSchema = z.object({
  routing: z.boolean(),
  /** In working time. */
  answerMinutes: z.coerce.number().int().min(5).max(10_080),
  resolutionMinutes: z.coerce.number().int().min(5).max(43_200),
  /** Day and night. */
  emergencyMinutes: z.coerce.number().int().min(1).max(240),
  maxTries: z.coerce.number().int().min(1).max(10),
  timeZone: z.string().refine(isTimeZone),
  week: weekSchema,
  holidays: holidaysSchema,
  fields: z.array(questionFieldSchema).max(30),
  emergency: z.partialRecord(z.enum(['th', 'vi', 'en']), emergencySchema),
});
export type ClubDesk = z.output<typeof clubDeskSchema>;

/** For a club that has chosen nothing. */
export const defaultDesk: ClubDesk = {
  routing: true,
  answerMinutes: 240,
  resolutionMinutes: 1_080,
  emergencyMinutes: 10,
  maxTries: 3,
  timeZone: 'Asia/Bangkok',
  week: nineToSix.map((day) => [...day]),
  holidays: [],
  fields: [],
  emergency: {},
};

export const expertSettingsSchema = z.object({
  /** Null: the club's hours. */
  week: weekSchema.nullable(),
  holidays: holidaysSchema,
  awayFrom: z.coerce.date().nullable(),
  awayUntil: z.coerce.date().nullable(),
  languages: z.array(z.enum(['th', 'vi', 'en'])).max(3),
  maxOpen: z.coerce.number().int().min(1).max(100),
  emergencies: z.boolean(),
});
export type ExpertSettings = z.output<typeof expertSettingsSchema>;

export const defaultExpert: ExpertSettings = {
  week: null,
  holidays: [],
  awayFrom: null,
  awayUntil: null,
  languages: [],
  maxOpen: 8,
  emergencies: false,
};

export function clubCalendar(desk: ClubDesk): WorkingCalendar {
  return { timeZone: desk.timeZone, week: desk.week, holidays: desk.holidays.map(({ date }) => date) };
}

/** Somebody's own hours in their own zone, else the club's; the club's holidays are everybody's. */
export function expertCalendar(desk: ClubDesk, settings: ExpertSettings, timeZone: string): WorkingCalendar {
  const own = settings.holidays.map(({ date }) => date);
  const { awayFrom } = settings;
  return {
    timeZone: settings.week ? timeZone : desk.timeZone,
    week: settings.week ?? desk.week,
    holidays: [...desk.holidays.map(({ date }) => date), ...own],
    away: awayFrom ? { from: awayFrom, until: settings.awayUntil } : null,
  };
}

export function languagesOf(settings: ExpertSettings, locale: Locale | null): Locale[] {
  if (settings.languages.length > 0) return settings.languages;
  return locale ? [locale] : [];
}
