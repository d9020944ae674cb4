import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { calendarFile, type CalendarEvent } from '~/modules/events/internal/calendar-file.server';
import { occurrencesOf, zonedMoment, zonedParts } from '~/modules/events/series';

const never = { weekdays: [], except: [] };
const at = (day: string, time: string, zone: string) => zonedMoment(day, time, zone);
const first = (day: string, from: string, to: string, timeZone: string, lastDay = day) => ({
  startsAt: at(day, from, timeZone),
  endsAt: at(lastDay, to, timeZone),
  timeZone,
});

describe('a series', () => {
  test('begins at the same time by its clocks, before and after they change', () => {
    const walks = occurrencesOf(first('2026-10-11', '09:00', '10:30', 'Europe/Berlin'), {
      ...never,
      every: 'week',
      interval: 1,
      count: 4,
    });
    expect(walks.map(({ startsAt }) => startsAt.toISOString())).toEqual([
      '2026-10-11T07:00:00.000Z',
      '2026-10-18T07:00:00.000Z',
      '2026-10-25T08:00:00.000Z',
      '2026-11-01T08:00:00.000Z',
    ]);
    for (const { endsAt } of walks) expect(zonedParts(endsAt, 'Europe/Berlin').time).toBe('10:30');
  });

  test('leaves its exceptions out, and they count', () => {
    const rule = {
      ...never,
      every: 'day' as const,
      interval: 2,
      count: 4,
      except: ['2026-03-03', '2026-03-07'],
    };
    const days = occurrencesOf(first('2026-03-01', '18:00', '19:00', 'Asia/Bangkok'), rule);
    expect(days.map(({ day }) => day)).toEqual(['2026-03-01', '2026-03-05']);
  });

  test('goes over midnight, and lasts as long by the clocks where the night is an hour shorter', () => {
    const nights = occurrencesOf(first('2026-03-28', '22:00', '04:00', 'Europe/Berlin', '2026-03-29'), {
      ...never,
      every: 'week',
      interval: 1,
      count: 2,
    });
    expect(nights.map(({ startsAt, endsAt }) => (endsAt.getTime() - startsAt.getTime()) / 3_600_000)).toEqual(
      [5, 6],
    );
  });

  test('on several weekdays of every second week', () => {
    const rule = { every: 'week' as const, interval: 2, weekdays: [2, 4], count: 5, except: [] };
    const days = occurrencesOf(first('2026-11-24', '19:00', '20:00', 'Asia/Bangkok'), rule).map(
      ({ day }) => day,
    );
    expect(days).toEqual(['2026-11-24', '2026-11-26', '2026-12-08', '2026-12-10', '2026-12-22']);
  });

  test('on the 31st leaves out the months that have none', () => {
    const rule = { ...never, every: 'month' as const, interval: 1, count: 3 };
    const days = occurrencesOf(first('2026-01-31', '10:00', '11:00', 'Asia/Bangkok'), rule).map(
      ({ day }) => day,
    );
    expect(days).toEqual(['2026-01-31', '2026-03-31', '2026-05-31']);
  });

  test('a time that the clocks skip, or show twice, is one moment', () => {
    expect(at('2026-03-29', '02:30', 'Europe/Berlin').toISOString()).toBe('2026-03-29T01:30:00.000Z');
    expect(at('2026-10-25', '02:30', 'Europe/Berlin').toISOString()).toBe('2026-10-25T00:30:00.000Z');
    expect(at('2026-11-23', '09:00', 'Asia/Bangkok').toISOString()).toBe('2026-11-23T02:00:00.000Z');
  });
});

const plain: CalendarEvent = {
  id: '0193f000-0000-7000-8000-000000000001',
  title: 'พาหมาเดินเล่น; ครั้งที่ 1, สวน',
  body: 'เอา "สายจูง" มาด้วย\nแล้วเจอกัน \\o/',
  ...first('2026-10-18', '09:00', '10:30', 'Europe/Berlin'),
  allDay: false,
  place: 'สวนเบญจกิติ, ประตูใหญ่',
  directions: 'MRT',
  online: 'https://meet.example/secret',
  status: 'published',
  sequence: 3,
  createdAt: new Date('2026-10-01T00:00:00Z'),
  updatedAt: new Date('2026-10-02T00:00:00Z'),
  clubSlug: 'dogs',
  showsOnline: false,
  hidden: false,
  tentative: false,
};

/** Read by another program than the one that wrote it. */
function readEvents(text: string): ICAL.Event[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as never[]);
  return calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
}

describe('a calendar file, read by another program', () => {
  test('says what, where and when, in every script and with every sign', () => {
    const [event] = readEvents(calendarFile('หมา', [plain]));
    expect(event).toMatchObject({ summary: plain.title, location: plain.place, sequence: 3 });
    expect(event!.description).toContain(plain.body);
    expect(event!.uid).toMatch(/^0193f000-0000-7000-8000-000000000001@/);
    expect(event!.startDate.toJSDate()).toEqual(plain.startsAt);
    expect(event!.endDate.toJSDate()).toEqual(plain.endsAt);
  });

  test('keeps the link from who is not registered', () => {
    expect(calendarFile('x', [plain])).not.toContain('meet.example');
    expect(calendarFile('x', [{ ...plain, showsOnline: true }]).replaceAll('\r\n ', '')).toContain(
      'https://meet.example/secret',
    );
  });

  test('has each of a series at its own hour, on both sides of a change of the clocks', () => {
    const rule = { ...never, every: 'week' as const, interval: 1, count: 3, except: ['2026-10-18'] };
    const times = occurrencesOf(first('2026-10-11', '09:00', '10:00', 'Europe/Berlin'), rule);
    const events = times.map((time, index) => ({
      ...plain,
      ...time,
      id: `${plain.id.slice(0, -1)}${index}`,
    }));
    const read = readEvents(calendarFile('x', events));
    expect(read.map(({ startDate }) => startDate.toJSDate().toISOString())).toEqual([
      '2026-10-11T07:00:00.000Z',
      '2026-10-25T08:00:00.000Z',
    ]);
  });

  test('gives whole days as days of its own zone, whatever the clock of the machine', () => {
    const days = {
      ...plain,
      allDay: true,
      ...first('2026-12-05', '00:00', '00:00', 'Asia/Bangkok', '2026-12-07'),
    };
    const [event] = readEvents(calendarFile('x', [days]));
    expect([event!.startDate.isDate, event!.startDate.toString(), event!.endDate.toString()]).toEqual([
      true,
      '2026-12-05',
      '2026-12-07',
    ]);
  });

  test('crosses midnight, and says that it was cancelled', () => {
    const night = first('2026-12-31', '21:00', '01:00', 'Asia/Bangkok', '2027-01-01');
    const [event] = readEvents(calendarFile('x', [{ ...plain, ...night, status: 'cancelled' }]));
    expect(event!.duration.toSeconds()).toBe(4 * 3_600);
    expect(event!.component.getFirstPropertyValue('status')).toBe('CANCELLED');
  });
});
