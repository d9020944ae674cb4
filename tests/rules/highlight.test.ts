import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createHighlighter, fromFirstHit } from '~/modules/search/highlight';
import { parseSearchQuery } from '~/platform/text/search-query';
import { tries } from '../support/properties.ts';

const highlighterOf = (query: string) => createHighlighter(parseSearchQuery(query));
const marked = (query: string, text: string) =>
  highlighterOf(query)
    .hits(text)
    .map(({ start, end }) => text.slice(start, end));

describe('what was searched for is marked as it was written', () => {
  test.each([
    ['san go', 'Nhà có Sàn Gỗ đẹp', ['Sàn', 'Gỗ']],
    ['"san go"', 'Sàn đá, sàn gỗ', ['sàn gỗ']],
    ['đường', 'Duong và ĐƯỜNG', ['Duong', 'ĐƯỜNG']],
    ['sàn', 'sàn'.normalize('NFD'), ['sàn'.normalize('NFD')]],
    ['โกลเดน', 'รักโกลเด้นมาก', ['โกลเด้น']],
    ['น้ำ', 'น\u0E49\u0E4Dาหวาน', ['น\u0E49\u0E4Dา']],
    ['ที่', 'ท\u0E48\u0E35นี่', ['ท\u0E48\u0E35']],
    ['แมว', 'เเมวดำ', ['เเมว']],
    ['มาก', 'ดีมากกกกก', ['มากกกกก']],
    ['2568', 'ปี ๒๕๖๘', ['๒๕๖๘']],
    ['paint', 'Paint the painter, repaint', ['Paint', 'paint']],
    ['paint it', 'Paint the painter', ['Paint']],
    ['hound', 'A greyhound', ['hound']],
    ['dogs', 'dog', []],
    ['50% (off)', '50% (off)', ['50', 'off']],
    ['straße', 'Strasse und STRAßE', ['Strasse', 'STRAßE']],
  ])('%s in %s', (query, text, hits) => expect(marked(query, text)).toEqual(hits));

  test('a run of Thai that stands nowhere in one piece is marked word by word', () => {
    expect(marked('หมาท้องเสีย', 'หมากินขนมแล้วท้องเสีย')).toEqual(['หมา', 'ท้องเสีย']);
  });
});

describe('a snippet', () => {
  const filler = 'เมื่อวานนี้พาน้องหมาไปเดินเล่นที่สวนสาธารณะ อากาศดีมาก คนเยอะ ';

  test('is the whole of a short text, in one line', () => {
    expect(highlighterOf('b').snippet(' a\n\n b ', 50)).toEqual({
      text: 'a b',
      hits: [{ start: 2, end: 3 }],
    });
  });

  test('begins a little before the match, at a word, and ends at one', () => {
    const text = `${'before it all stands much. '.repeat(20)}Then a wombat came${' and went on'.repeat(40)}`;
    const { text: shown, hits } = highlighterOf('wombat').snippet(text, 120);
    expect(hits.map(({ start, end }) => shown.slice(start, end))).toEqual(['wombat']);
    expect(shown.length).toBeLessThanOrEqual(120);
    expect(shown).toMatch(/^…\w+ .*wombat.* \w+…$/);
    expect(text).toContain(shown.slice(1, -1));
  });

  test('shows where most of the words stand', () => {
    const text = `one ${filler.repeat(10)} one two three ${filler.repeat(10)} two`;
    const { text: shown, hits } = highlighterOf('one two three').snippet(text, 150);
    expect(hits.map(({ start, end }) => shown.slice(start, end))).toEqual(['one', 'two', 'three']);
  });

  test('is the beginning where nothing that was searched for stands in the text', () => {
    const { text, hits } = highlighterOf('nowhere').snippet(filler.repeat(9), 80);
    expect(filler.startsWith(text.slice(0, 20))).toBe(true);
    expect([text.length <= 80, text.endsWith('…'), hits]).toEqual([true, true, []]);
  });

  test('says that it begins within the text where only a part is known', () => {
    expect(highlighterOf('a').snippet('a b', 20, true)).toEqual({
      text: '…a b',
      hits: [{ start: 1, end: 2 }],
    });
  });

  test('never parts a letter from its marks, in the text or in what is marked', () => {
    const graphemes = new Intl.Segmenter('th', { granularity: 'grapheme' });
    const syllable = fc.constantFrom('ท้อง', 'เสีย', 'น้ำ', 'กี่', 'ปู', 'ญี่', 'ก็', 'à', 'e\u0301', '👩‍🍳', ' ', 'x');
    const words = fc.array(syllable, { maxLength: 120 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(
        words,
        fc.array(syllable, { maxLength: 3 }),
        fc.integer({ min: 40, max: 120 }),
        (text, query, max) => {
          const { text: shown, hits } = highlighterOf(query.join('')).snippet(text, max);
          expect(shown.length).toBeLessThanOrEqual(max);
          const inside = shown.replaceAll('…', '');
          const line = text.replace(/\s+/g, ' ').trim();
          expect(line).toContain(inside);
          const bounds = new Set([
            0,
            shown.length,
            ...Array.from(graphemes.segment(shown), ({ index }) => index),
          ]);
          for (const { start, end } of hits)
            expect([bounds.has(start), bounds.has(end)]).toEqual([true, true]);
          const whole = new Set([line.length, ...Array.from(graphemes.segment(line), ({ index }) => index)]);
          if (inside) {
            const places = [...line.matchAll(new RegExp(inside.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'g'))];
            expect(places.some(({ index }) => whole.has(index) && whole.has(index + inside.length))).toBe(
              true,
            );
          }
        },
      ),
      tries(300),
    );
  });

  test('can begin close before its first match', () => {
    const snippet = highlighterOf('สวน').snippet(`${'เช้านี้ฝนตกพรำ ๆ '.repeat(3)}พาหมาไปสวนลุม`, 200);
    const near = fromFirstHit(snippet, 8);
    expect(near.text).toMatch(/^….{0,8}สวนลุม$/);
    expect(near.hits.map(({ start, end }) => near.text.slice(start, end))).toEqual(['สวน']);
    expect(fromFirstHit(near, 8)).toEqual(near);
  });

  test('costs little, whatever the text', () => {
    const begun = performance.now();
    for (const text of ['ก'.repeat(20_000), 'น้'.repeat(10_000), 'a\u0301'.repeat(9_000), 'na'.repeat(10_000)])
      for (const query of ['กกข', 'นนน้x', 'aab', 'ananan x']) highlighterOf(query).snippet(text, 160);
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});
