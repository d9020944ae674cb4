import fc from 'fast-check';
import { expect, test } from 'vitest';

import { cleanLine, cleanText } from '~/platform/text/clean-text';
import { excerptOf } from '~/platform/text/excerpt';
import { tries } from '../support/properties.ts';

test('text keeps its lines and tabs and loses what nobody sees', () => {
  expect(cleanText('a\r\nb\rc\u2028d\te\u0000\u0085\u202Ef\uFEFF\uD800')).toBe('a\nb\nc\nd\te\nf\uFFFD');
});

test('a name is one line, and two names that look equal are equal', () => {
  expect(cleanLine('  Ann\u200B\n\t Lee\u2060 ')).toBe('Ann Lee');
  expect(cleanLine('👩\u200D🔬')).toBe('👩\u200D🔬');
});

test('cleaning twice changes nothing more', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => cleanText(cleanText(text)) === cleanText(text)),
    tries(),
  );
});

test('an excerpt ends after a word where one ends in time', () => {
  expect(excerptOf('สวัสดีครับ วันนี้อากาศดี', 100)).toBe('สวัสดีครับ วันนี้อากาศดี');
  expect(excerptOf('The quick brown\n\nfox jumps', 17)).toBe('The quick brown…');
  expect(excerptOf('หมาพันธุ์ใหญ่กินข้าวเยอะ', 16)).toBe('หมาพันธุ์ใหญ่…');
});

test('an excerpt of one long word ends between clusters', () => {
  expect(excerptOf('ที่'.repeat(40), 10)).toMatch(/^(?:ที่)+…$/);
  expect(excerptOf('👩\u200D🔬'.repeat(40), 12)).toMatch(/^(?:👩\u200D🔬)+…$/u);
});

test('an excerpt is never longer than asked for, and its end is where a cluster ends', () => {
  const graphemes = new Intl.Segmenter('th', { granularity: 'grapheme' });
  const thai = fc.string({ unit: fc.constantFrom(...'กขนมรที่้ำเแไาิ ์๊ั', 'é', '👍🏽', ' '), maxLength: 120 });
  fc.assert(
    fc.property(thai, fc.integer({ min: 1, max: 60 }), (text, maxChars) => {
      const excerpt = excerptOf(text, maxChars);
      expect(excerpt.length).toBeLessThanOrEqual(maxChars);
      if (!excerpt.endsWith('…')) return;
      const kept = excerpt.slice(0, -1);
      const line = text.replace(/\s+/g, ' ').trim();
      const ends = [...graphemes.segment(line)].map(({ index, segment }) => index + segment.length);
      expect([0, ...ends]).toContain(line.startsWith(kept) ? kept.length : -1);
    }),
    tries(1000),
  );
});
