import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ladderOf, offerOfForm } from '~/modules/offers/offer-form-values';
import { locales } from '~/platform/i18n/locale';
import { moneyToType, typedCount, typedMoney, typedSums } from '~/platform/i18n/typed-money';

describe('a sum as people type it', () => {
  test.each([
    ['350.50', 'THB', 'en', 35_050],
    ['350.5', 'THB', 'th', 35_050],
    ['1,250.50', 'THB', 'th', 125_050],
    ['1 250 000', 'THB', 'en', 125_000_000],
    ['12,5', 'THB', 'vi', 1_250],
    ['1.250,50', 'THB', 'vi', 125_050],
    ['1.250', 'THB', 'vi', 125_000],
    ['12.500', 'VND', 'en', 12_500],
    ['12,500', 'VND', 'vi', 12_500],
    [' 0 ', 'VND', 'th', 0],
  ] as const)('%s %s in %s', (typed, currency, locale, minor) => {
    expect(typedMoney(typed, currency, locale)).toBe(minor);
  });

  test.each([
    ['12,5', 'THB', 'en'],
    ['9,50', 'THB', 'th'],
    ['1.250', 'THB', 'en'],
    ['350.50', 'THB', 'vi'],
    ['1,250', 'THB', 'vi'],
    ['1,2500', 'THB', 'en'],
    ['1,250 000', 'THB', 'en'],
    ['12.50', 'VND', 'vi'],
    ['1.250,000', 'VND', 'vi'],
    ['1e3', 'THB', 'en'],
    ['-5', 'THB', 'en'],
    ['฿5', 'THB', 'th'],
    ['0.005', 'THB', 'en'],
  ] as const)('%s %s is not guessed at in %s', (typed, currency, locale) => {
    expect(typedMoney(typed, currency, locale)).toBeNaN();
  });

  test('what a field shows is read as the same sum, and so is what the locale writes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 ** 12 - 1 }),
        fc.constantFrom('THB' as const, 'VND' as const),
        fc.constantFrom(...locales),
        (minor, currency, locale) => {
          expect(typedMoney(moneyToType(minor, currency, locale), currency, locale)).toBe(minor);
          const written = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(minor / 100);
          if (currency === 'THB') expect(typedMoney(written, currency, locale)).toBe(minor);
        },
      ),
    );
  });

  test('counts are grouped in threes or not at all; nothing typed is nothing', () => {
    expect(['1,000', '1.000', '12', '1,5'].map(typedCount)).toEqual([1_000, 1_000, 12, Number.NaN]);
    expect([typedCount(' '), typedMoney('', 'THB', 'en'), typedMoney(undefined, 'VND', 'vi')]).toEqual([
      null,
      null,
      null,
    ]);
  });
});

describe('forms with sums', () => {
  test('a ladder takes sums with decimals and groups; a step that cannot be read is said at its field', () => {
    const read = (text: string, locale: 'en' | 'vi') => {
      const sums = typedSums('THB', locale);
      const steps = ladderOf(text, sums, 'ladder');
      sums.requireAll();
      return steps;
    };
    const two = [
      { from: 100, price: 9_050 },
      { from: 1_000, price: 8_500 },
    ];
    expect(read('100: 90.50, 1000: 85', 'en')).toEqual(two);
    expect(read('100: 90,5; 1.000: 85', 'vi')).toEqual(two);
    expect(read('100: 1,250, 200: 1,100', 'en').map(({ price }) => price)).toEqual([125_000, 110_000]);
    for (const wrong of ['100', '100: 90: 80', ': 5', '100: 90.5; 200: 8,5'])
      expect(() => read(wrong, 'en')).toThrow(expect.objectContaining({ code: 'invalid' }));
  });

  test('an offer’s form names every sum that is none by its field', () => {
    const form = {
      ...{ currency: 'THB', 'options.0.name': 'A', 'options.0.price': '9,50' },
      ...{ 'options.2.name': 'B', 'options.2.price': '9.50', 'options.2.ladder': '100; 5' },
      ...{ 'stages.0.name': 'Firing', 'stages.0.fee': '1.2.3' },
    };
    const reader = { timeZone: 'Asia/Bangkok' };
    expect(() => offerOfForm(form, { ...reader, locale: 'en' })).toThrow(
      expect.objectContaining({
        fields: {
          'options.0.price': { code: 'invalid_money' },
          'options.2.ladder': { code: 'invalid_ladder' },
          'stages.0.fee': { code: 'invalid_money' },
        },
      }),
    );
  });
});
