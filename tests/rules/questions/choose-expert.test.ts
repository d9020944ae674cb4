import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  chooseExpert,
  type ExpertCandidate,
  onDuty,
  type RoutedQuestion,
} from '~/modules/questions/choose-expert';
import type { WorkingCalendar } from '~/modules/questions/working-time';
import { tries } from '../../support/properties.ts';

const week = Array.from({ length: 7 }, () => [{ from: 540, until: 1_080 }]);
const calendar: WorkingCalendar = { timeZone: 'Asia/Bangkok', week, holidays: [] };
const noon = new Date('2026-11-23T05:00:00Z');
const night = new Date('2026-11-23T15:00:00Z');
const question: RoutedQuestion = { askerId: 'asker', field: 'vet', language: 'vi', emergency: false };

function expert(memberId: string, more: Partial<ExpertCandidate> = {}): ExpertCandidate {
  return {
    memberId,
    fields: ['vet'],
    languages: ['vi'],
    open: 0,
    maxOpen: 5,
    calendar,
    emergencies: false,
    lastTurnAt: null,
    tried: false,
    ...more,
  };
}

const chosen = (candidates: ExpertCandidate[], at = noon, asked = question) =>
  chooseExpert(asked, candidates, at).memberId;

test('the field decides who can be asked at all, the language who is asked first', () => {
  expect(chosen([expert('a', { fields: ['training'] })])).toBeNull();
  expect(chosen([expert('a', { languages: ['th'] }), expert('b', { open: 4 })])).toBe('b');
  expect(chosen([expert('a', { languages: ['th'] })])).toBe('a');
  expect(chosen([expert('a', { fields: [] })], noon, { ...question, field: null })).toBe('a');
});

test('who works now comes before who works later, then the lighter load, then whose turn is longest ago', () => {
  const hanoi = { ...calendar, week: Array.from({ length: 7 }, () => [{ from: 780, until: 1_080 }]) };
  expect(chosen([expert('a', { calendar: hanoi }), expert('b', { open: 4 })])).toBe('b');
  expect(chosen([expert('a', { open: 2 }), expert('b', { open: 1 })])).toBe('b');
  const last = (hours: number) => new Date(noon.getTime() - hours * 3_600_000);
  expect(chosen([expert('a', { lastTurnAt: last(1) }), expert('b', { lastTurnAt: last(5) })])).toBe('b');
  expect(chosen([expert('a', { lastTurnAt: last(1) }), expert('b')])).toBe('b');
});

test('nobody is asked who is full, away, was tried or asks', () => {
  const away = { ...calendar, away: { from: new Date('2026-11-20'), until: null } };
  const candidates = [
    expert('asker'),
    expert('full', { open: 5 }),
    expert('away', { calendar: away }),
    expert('tried', { tried: true }),
  ];
  expect(chooseExpert(question, candidates, noon)).toEqual({
    memberId: null,
    unavailable: { asker: 1, full: 1, away: 1, tried: 1 },
  });
});

test('a choice says why', () => {
  expect(chooseExpert(question, [expert('a', { open: 2 })], noon)).toEqual({
    memberId: 'a',
    reasons: [
      { code: 'field', field: 'vet' },
      { code: 'language', language: 'vi' },
      { code: 'open', open: 2 },
      { code: 'on_duty', until: '2026-11-23T11:00:00.000Z' },
      { code: 'first_turn' },
    ],
  });
  const later = chooseExpert(question, [expert('a')], night);
  expect(later.memberId && later.reasons).toContainEqual({ code: 'back_at', at: '2026-11-24T02:00:00.000Z' });
});

test('an emergency goes to who is on duty, also at night and also when they have enough', () => {
  const emergency = { ...question, emergency: true };
  const candidates = [expert('asleep'), expert('called', { emergencies: true, open: 9 })];
  expect(chosen(candidates, night, emergency)).toBe('called');
  expect(chosen([expert('asleep')], night, emergency)).toBeNull();
  expect(onDuty(emergency, candidates, night).map(({ memberId }) => memberId)).toEqual(['called']);
});

test('the order in which people come makes no difference', () => {
  const anyExpert = fc.record({
    memberId: fc.uuid(),
    open: fc.integer({ min: 0, max: 6 }),
    speaks: fc.boolean(),
    tried: fc.boolean(),
    turn: fc.option(fc.integer({ min: 1, max: 9 })),
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(anyExpert, { selector: ({ memberId }) => memberId, maxLength: 8 }),
      (given) => {
        const candidates = given.map(({ memberId, open, speaks, tried, turn }) =>
          expert(memberId, {
            open,
            tried,
            languages: speaks ? ['vi'] : ['en'],
            lastTurnAt: turn === null ? null : new Date(noon.getTime() - turn * 60_000),
          }),
        );
        expect(chooseExpert(question, candidates.toReversed(), noon)).toEqual(
          chooseExpert(question, candidates, noon),
        );
      },
    ),
    tries(),
  );
});
