import { expect, test } from 'vitest';
import { KeptTexts } from '~/platform/kept-texts';

test('a text is made once for its key', () => {
  const texts = new KeptTexts({ maxChars: 100 });
  let made = 0;
  const make = () => `drawing ${++made}`;
  expect([texts.get('a', make), texts.get('a', make), texts.get('b', make)]).toEqual([
    'drawing 1',
    'drawing 1',
    'drawing 2',
  ]);
});

test('what was not asked for the longest goes first when there is no room', () => {
  const texts = new KeptTexts({ maxChars: 25 });
  const asked: string[] = [];
  const get = (key: string) =>
    texts.get(key, () => {
      asked.push(key);
      return 'x'.repeat(9);
    });
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) get(key);
  expect(asked).toEqual(['a', 'b', 'c', 'b']);
  expect(texts.chars).toBe(20);
});

test('a text larger than all room is given and not kept', () => {
  const texts = new KeptTexts({ maxChars: 5 });
  expect(texts.get('a', () => 'far too long')).toBe('far too long');
  expect(texts.chars).toBe(0);
});
