import { describe, expect, test } from 'vitest';
import { birthdaysOn, wrongPartOf, yearFor, yearOf } from '~/modules/accounts/birthday';

const today = '2026-11-22';
const wrong = (month: number, day: number, year: number | null = null) =>
  wrongPartOf({ month, day, year }, today);

describe('A birthday', () => {
  test('is a day that there is, with its year or without', () => {
    expect([wrong(2, 29), wrong(2, 29, 2024), wrong(12, 31, 1970), wrong(11, 22, 2026)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect([wrong(2, 30), wrong(2, 29, 2023), wrong(4, 31), wrong(5, 0)]).toEqual([
      'day',
      'day',
      'day',
      'day',
    ]);
    expect([wrong(13, 1), wrong(0, 1), wrong(1.5, 1), wrong(NaN, 1)]).toEqual([
      'month',
      'month',
      'month',
      'month',
    ]);
    expect([wrong(11, 23, 2026), wrong(1, 1, 1899), wrong(1, 1, 1990.5)]).toEqual(['year', 'year', 'year']);
  });

  test('of the 29th of February is kept on the 28th where there is no 29th, and on no other day', () => {
    expect(birthdaysOn({ year: 2027, month: 2, day: 28 })).toEqual([
      [2, 28],
      [2, 29],
    ]);
    expect(birthdaysOn({ year: 2028, month: 2, day: 28 })).toEqual([[2, 28]]);
    expect(birthdaysOn({ year: 2028, month: 2, day: 29 })).toEqual([[2, 29]]);
    expect(birthdaysOn({ year: 2027, month: 3, day: 1 })).toEqual([[3, 1]]);
  });

  test('may be told by the Buddhist year, and a Thai reader sees it so', () => {
    expect([yearOf(2533), yearOf(1990), yearFor('th', 1990), yearFor('vi', 1990)]).toEqual([
      1990, 1990, 2533, 1990,
    ]);
  });
});
