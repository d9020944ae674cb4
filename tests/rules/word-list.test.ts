import { describe, expect, test } from 'vitest';
import { compileWordList, findListed } from '~/platform/text/word-list';

const find = (words: string[], text: string) => findListed(compileWordList(words), text);

describe('a listed word', () => {
  test.each([
    ['casino', 'Come to the CASINO!', 'casino'],
    ['casino', 'Come to the ca\u200Bsino', 'casino'],
    ['ass', 'A class of its own, as she said', undefined],
    ['rapist', 'My therapist says so', undefined],
    ['therapist', 'the rapist', undefined],
    ['crypto pump', 'a crypto-pump scheme', 'crypto pump'],
    ['café', 'CAFÉ culture', 'café'],
  ])('%s in “%s”: %s', (word, text, found) => {
    expect(find([word], text)).toBe(found);
  });

  test.each([
    ['ยาลดความอ้วน', 'ใครสนใจยาลดความอ้วนทักมาได้เลย', 'ยาลดความอ้วน'],
    ['พนัน', 'เว็บพนันออนไลน์', 'พนัน'],
    ['หี', 'หีบเพลงเก่า', undefined],
    ['ควย', 'เขาควายตัวใหญ่', undefined],
    ['กำ', 'หมากำลังหลับ', undefined],
  ])('Thai is cut into words first: %s in “%s”: %s', (word, text, found) => {
    expect(find([word], text)).toBe(found);
  });

  test.each([
    ['lừa đảo', 'Coi chừng lừa đảo nhé', 'lừa đảo'],
    ['lừa đảo', 'coi chung lua dao nhe', 'lừa đảo'],
    ['lừa đảo', 'Lúa đảo mùa này đẹp', undefined],
    ['lồn', 'Uống một lon bia với bạn', undefined],
    ['lồn', 'Lớn lên ở Huế', undefined],
    ['lua dao', 'Coi chừng LỪA ĐẢO', 'lua dao'],
  ])('Vietnamese with and without its marks: %s in “%s”: %s', (word, text, found) => {
    expect(find([word], text)).toBe(found);
  });

  test('an entry of signs alone finds nothing', () => {
    expect(find(['!!!', ' '], 'Hello!!!')).toBeUndefined();
  });
});
