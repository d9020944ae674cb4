import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  changedPlaces,
  mergeTexts,
  mergeTitles,
  paragraphsOf,
  tidyText,
} from '~/modules/proposals/paragraphs.server';
import { tries } from '../../support/properties.ts';

const base = ['A box of twelve.', 'Roasted light.', 'Sent on Mondays.'].join('\n\n');
const withLine = (index: number, text: string) =>
  base
    .split('\n\n')
    .map((line, at) => (at === index ? text : line))
    .join('\n\n');

describe('an amendment on a text that has changed', () => {
  test('changes of different paragraphs stand both', () => {
    expect(mergeTexts(base, withLine(0, 'A box of six.'), withLine(2, 'Sent on Fridays.'))).toEqual({
      text: 'A box of six.\n\nRoasted light.\n\nSent on Fridays.',
    });
  });
  test('two on one paragraph are shown as a conflict, with what was, what is and what was meant', () => {
    expect(mergeTexts(base, withLine(1, 'Roasted dark.'), withLine(1, 'Roasted medium.'))).toEqual({
      conflicts: [{ before: 'Roasted light.', now: 'Roasted medium.', amended: 'Roasted dark.' }],
    });
  });
  test('who means the same as what is there by now is no conflict', () => {
    const dark = withLine(1, 'Roasted dark.');
    expect(mergeTexts(base, dark, dark)).toEqual({ text: dark });
  });
  test('a paragraph that was taken out cannot be changed', () => {
    expect(mergeTexts(base, withLine(1, 'Roasted dark.'), 'A box of twelve.\n\nSent on Mondays.')).toEqual({
      conflicts: [{ before: 'Roasted light.', now: '', amended: 'Roasted dark.' }],
    });
  });
  test('a title is one piece', () => {
    expect(mergeTitles('Box', 'Big box', 'Box')).toEqual({ text: 'Big box' });
    expect(mergeTitles('Box', 'Box', 'Case')).toEqual({ text: 'Case' });
    expect(mergeTitles('Box', 'Big box', 'Case')).toMatchObject({ conflicts: [{ now: 'Case' }] });
  });
  test('only the places that change are shown', () => {
    expect(changedPlaces(base, withLine(1, 'Roasted dark.'))).toEqual([
      { before: 'Roasted light.', after: 'Roasted dark.' },
    ]);
  });
});

const paragraph = fc.constantFrom('a', 'b', 'c', 'd', 'e b', 'กาแฟ', 'thơm');
const text = fc.array(paragraph, { maxLength: 8 }).map((parts) => parts.join('\n\n'));
const runs = tries(1_000);

describe('for any texts', () => {
  test('who changes nothing leaves it as it is now; on an unchanged text stands what was meant', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(mergeTexts(one, one, other)).toEqual({ text: other });
        expect(mergeTexts(one, other, one)).toEqual({ text: other });
        expect(mergeTexts(one, other, other)).toEqual({ text: other });
      }),
      runs,
    );
  });
  test('it does not matter which of two came first', () => {
    fc.assert(
      fc.property(text, text, text, (one, mine, theirs) => {
        const a = mergeTexts(one, mine, theirs);
        const b = mergeTexts(one, theirs, mine);
        expect('text' in a).toBe('text' in b);
        if ('text' in a && 'text' in b) expect(a.text).toBe(b.text);
      }),
      runs,
    );
  });
  test('each paragraph that one side put in, and no other side took out, is there', () => {
    const numbered = fc.array(fc.boolean(), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(numbered, numbered, (mine, theirs) => {
        const lines = [0, 1, 2, 3, 4, 5].map((at) => `line ${at}`);
        const by = (marks: boolean[], who: string) =>
          lines.map((line, at) => (marks[at] ? `${line} by ${who}` : line)).join('\n\n');
        const merged = mergeTexts(lines.join('\n\n'), by(mine, 'me'), by(theirs, 'you'));
        const same = mine.some((mark, at) => mark && theirs[at]);
        if ('text' in merged) {
          expect(same).toBe(false);
          expect(paragraphsOf(merged.text)).toEqual(
            lines.map((line, at) => (mine[at] ? `${line} by me` : theirs[at] ? `${line} by you` : line)),
          );
        } else expect(merged.conflicts.length).toBeGreaterThan(0);
        if (same) expect('conflicts' in merged).toBe(true);
      }),
      runs,
    );
  });
  test('a tidy text stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\t') }), (raw) => {
        expect(tidyText(tidyText(raw))).toBe(tidyText(raw));
      }),
      runs,
    );
  });
});
