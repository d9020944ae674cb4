import { expect, test } from 'vitest';
import { endOfDay } from '~/platform/i18n/end-of-day';
import { givenValues, nestValues } from '~/platform/nested-values';

test('names with dots become an object, however odd they are', () => {
  expect(nestValues({ 'persona.name': 'Ann', 'answers.why': 'Dogs', code: '' })).toEqual({
    persona: { name: 'Ann' },
    answers: { why: 'Dogs' },
    code: '',
  });
  nestValues({ '__proto__.polluted': 'yes', 'constructor.prototype.polluted': 'yes' });
  expect(({} as { polluted?: string }).polluted).toBeUndefined();
  expect(nestValues({ a: 'x', 'a.b': 'y' })).toEqual({ a: { b: 'y' } });
});

test('what was left empty is not given', () => {
  expect(givenValues({ a: '', b: '0', c: undefined })).toEqual({ b: '0' });
});

test('a day ends where the reader is, also when the clocks change', () => {
  expect(endOfDay('2026-03-01', 'Asia/Bangkok')?.toISOString()).toBe('2026-03-01T16:59:59.000Z');
  expect(endOfDay('2026-03-29', 'Europe/Berlin')?.toISOString()).toBe('2026-03-29T21:59:59.000Z');
  expect(endOfDay('2026-10-25', 'Europe/Berlin')?.toISOString()).toBe('2026-10-25T22:59:59.000Z');
  for (const day of ['2026-02-30', 'tomorrow', '2026-2-3', ''])
    expect(endOfDay(day, 'Asia/Bangkok')).toBeUndefined();
});
