import { expect, test } from 'vitest';
import { insertMention, type Mentionable, mentionAt, rankMentionable } from '~/modules/threads/ui/mention-at';

function person(name: string, memberId = `id of ${name}`): Mentionable {
  return { memberId, name, pictureId: null };
}

test.each([
  ['@', 1, { from: 0, query: '' }],
  ['Ask @An', 7, { from: 4, query: 'An' }],
  ['Ask @Ann Lee', 12, { from: 4, query: 'Ann Lee' }],
  ['ถาม@สม', 6, { from: 3, query: 'สม' }],
  ['Ask @An here', 7, { from: 4, query: 'An' }],
])('in %j a name is typed before place %i', (text, caret, typed) => {
  expect(mentionAt(text, caret)).toEqual(typed);
});

test.each([
  ['me@example', 10],
  ['@ nobody', 8],
  ['Thanks @Ann, and', 16],
  ['@Ann\nnext', 9],
  ['@one two three four', 19],
])('in %j no name is typed before place %i', (text, caret) => {
  expect(mentionAt(text, caret)).toBeNull();
});

test('names that begin as typed come first, then words in them, and nobody comes twice', () => {
  const people = ['Joanna', 'Mary Ann', 'Ann', 'Bob'].map((name) => person(name));
  const ranked = rankMentionable([...people, ...people], 'ann', 5);
  expect(ranked.map(({ name }) => name)).toEqual(['Ann', 'Mary Ann', 'Joanna']);
});

test('a name that says who is meant is written as people write it', () => {
  const ann = person('Ann');
  expect(insertMention('Ask @an today', { from: 4, query: 'an' }, ann, [ann])).toEqual({
    text: 'Ask @Ann today',
    start: 9,
    end: 9,
  });
});

test('of two with one name, and of a name that cannot be read from text, the one meant is named by id', () => {
  const ann = person('Ann', 'one');
  const other = person('Ann', 'two');
  expect(insertMention('@', { from: 0, query: '' }, other, [ann, other]).text).toBe('@[Ann](member:two) ');
  const odd = person('[x] & friends', 'odd');
  expect(insertMention('@', { from: 0, query: '' }, odd, [odd]).text).toBe(
    '@[\\[x\\] & friends](member:odd) ',
  );
});
