import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { likePattern, parseSearchQuery, toTsQuery } from '~/platform/text/search-query';
import { fold, segment, toExact, toSearchTokens } from '~/platform/text/search-text';
import { cutThai, mendThai } from '~/platform/text/thai-words';
import { tries } from '../support/properties.ts';

/** Whether a query finds a text as the database would: its words among the tokens, or its letters in a row. */
function finds(query: string, text: string): boolean {
  const tokens = new Set(toSearchTokens(text).split(' '));
  const folded = fold(text);
  const { terms, phrases, excluded } = parseSearchQuery(query);
  const holds = (term: { folded: string; tokens: string[] }) =>
    folded.includes(term.folded) || term.tokens.every((token) => tokens.has(token));
  return [...terms, ...phrases].every(holds) && !excluded.some(holds);
}

describe('the same letters, typed in different ways, are equal', () => {
  test.each([
    ['กำ', 'ก\u0E4Dา'],
    ['น้ำ', 'น\u0E49\u0E4Dา'],
    ['น้ำ', 'น\u0E4D\u0E49า'],
    ['น้ำ', 'นำ\u0E49'],
    ['ที่', 'ท\u0E48\u0E35'],
    ['แมว', 'เเมว'],
    ['ท้อง', 'ท้้อง'],
    ['๒๕๖๘', '2568'],
    ['tiếng Việt'.normalize('NFD'), 'TIẾNG VIỆT'],
    ['ｒｏｙａｌ ﬁsh', 'Royal Fish'],
    ['ชม\u200Bรม', 'ชมรม'],
  ])('%s = %s', (one, other) => expect(toExact(one)).toBe(toExact(other)));
});

describe('what people leave out does not matter', () => {
  test.each([
    ['Đường đến Hà Nội', 'duong den ha noi'],
    ['chó bỏ ăn, tiêu chảy', 'cho bo an, tieu chay'],
    ['โกลเด้น', 'โกลเดน'],
    ['เบียร์', 'เบียร'],
    ['เป็น', 'เปน'],
    ['Ærø straße', 'aero strasse'],
    ['กน้นน', 'กนน'],
  ])('%s ~ %s', (marked, bare) => expect(fold(marked)).toBe(bare));

  test('but the exact forms differ, so that they can rank', () => {
    expect(toExact('má')).not.toBe(toExact('ma'));
    expect(toExact('เสือ')).not.toBe(toExact('เสื่อ'));
  });

  test('folded Thai holds only what Unicode calls alphabetic', () => {
    expect(fold('ท้องเสียเก็บน้ำที่เบียร์จ๋าตี๋')).toMatch(/^\p{Alphabetic}+$/u);
  });

  test('and folding is the same before and after levelling, for whatever can be pronounced', () => {
    const syllable = fc
      .tuple(
        fc.constantFrom('', 'เ', 'แ', 'โ', 'ไ'),
        fc.constantFrom(...'กขนมรทบส'),
        fc.constantFrom('', 'ิ', 'ี', 'ู', 'ั', '็'),
        fc.constantFrom('', '่', '้', '๊', '๋', '์'),
        fc.constantFrom('', 'า', 'ำ', 'ะ', 'น', 'ๆ', ' ', 'ế', 'Đ'),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(syllable, { maxLength: 12 }), (syllables) => {
        const text = syllables.join('');
        expect(fold(toExact(text))).toBe(fold(text));
        expect(fold(fold(text))).toBe(fold(text));
      }),
      tries(),
    );
  });
});

describe('words', () => {
  test('are cut in Thai, and at signs elsewhere', () => {
    expect(segment('หมากินยา 3วัน, เจอใน example.com (Pro-Plan)')).toEqual([
      'หมา',
      'กิน',
      'ยา',
      '3',
      'วัน',
      'เจอ',
      'ใน',
      'example',
      'com',
      'pro',
      'plan',
    ]);
    expect(segment('มากๆ ฯลฯ ฿200')).toEqual(['มาก', 'ล', '200']);
  });

  test('that a cut went through are mended', () => {
    expect(mendThai(cutThai('โกลเด้นท้องเสีย'))).toEqual(['โกลเด้น', 'ท้อง', 'เสีย']);
    expect(mendThai(cutThai('แนะนำลิปหน่อย'))).toEqual(['แนะ', 'นำ', 'ลิป', 'หน่อย']);
  });

  test('mended or not are the same letters', () => {
    const thai = fc.string({ unit: fc.constantFrom(...'กขนมรทบเแโใไาำะิีุู่้ั'), minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(thai, (run) => mendThai(cutThai(run)).join('') === run),
      tries(),
    );
  });

  test('as tokens keep their order first, hold no signs, and no word is empty', () => {
    expect(toSearchTokens('Mèo ăn cá').split(' ').slice(0, 3)).toEqual(['meo', 'an', 'ca']);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(toSearchTokens(text)).toMatch(/^(?:[\p{L}\p{M}\p{N}]+(?: [\p{L}\p{M}\p{N}]+)*)?$/u);
      }),
      tries(),
    );
  });
});

describe('a word finds the sentence it stands in', () => {
  test.each([
    ['ท้องเสีย', 'โกลเด้นท้องเสียมาสองวันแล้ว'],
    ['โกลเด้น', 'โกลเด้นท้องเสียมาสองวันแล้ว'],
    ['โกลเดน', 'โกลเด้นท้องเสียมาสองวันแล้ว'],
    ['ชิสุ', 'น้องชิสุตาแฉะทำไงดีคะ'],
    ['กาแฟดริป', 'อยากลองทำกาแฟดริปที่บ้าน'],
    ['เอสเพรสโซ่', 'เครื่องชงเอสเพรสโซ่รุ่นไหนดี'],
    ['มาก', 'อร่อยมากกกกกก'],
    ['แดด', 'ร้อนแดดดดด'],
    ['น้ำรั่ว', 'หลังคาน\u0E4D\u0E49ารั่วซึม'],
    ['แมว', 'เเมวไม่กินอาหาร'],
    ['tieu chay', 'Chó Golden bị tiêu chảy hai ngày nay'],
    ['Golden tiêu', 'Chó Golden bị tiêu chảy hai ngày nay'],
    ['da lat', 'Cà phê Đà Lạt pha phin'],
    ['"cà phê"', 'Cà phê Đà Lạt pha phin'],
    ['golden', 'My GOLDEN retriever'],
    ['royal ท้อง', 'กินรอยัล Royal Canin แล้วท้องอืด'],
  ])('%s in %s', (query, text) => expect(finds(query, text)).toBe(true));

  test.each([
    ['แมว', 'หมากินข้าว'],
    ['หมา -ข้าว', 'หมากินข้าว'],
    ['"ca phe" tra', 'Cà phê Đà Lạt'],
  ])('%s is not in %s', (query, text) => expect(finds(query, text)).toBe(false));
});

describe('a query', () => {
  test('has words, phrases and exclusions', () => {
    const query = parseSearchQuery('หมาท้องเสีย "cà phê" “đà lạt” -แมว -"royal canin" ก็ !!!');
    expect(query.terms.map((term) => term.exact)).toEqual(['หมาท้องเสีย', 'ก็']);
    expect(query.terms[0]).toEqual({
      exact: 'หมาท้องเสีย',
      folded: 'หมาทองเสีย',
      tokens: ['หมา', 'ทอง', 'เสีย'],
    });
    expect(query.phrases.map((phrase) => phrase.folded)).toEqual(['ca phe', 'da lat']);
    expect(query.excluded.map((term) => term.folded)).toEqual(['แมว', 'royal canin']);
  });

  test('becomes one for PostgreSQL, the last word also as a beginning', () => {
    expect(toTsQuery(parseSearchQuery('หมา ท้องเสีย "cà phê" -แมว'))).toBe(
      "('หมา') & ('ทอง' & 'เสีย':*) & ('ca' <-> 'phe') & !('แมว')",
    );
    expect(toTsQuery(parseSearchQuery('-แมว'))).toBe('');
  });

  test('may be anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (typed) => {
        const query = parseSearchQuery(typed);
        const all = [...query.terms, ...query.phrases, ...query.excluded];
        expect(all.length).toBeLessThanOrEqual(12);
        for (const term of all) expect(term.tokens.length).toBeGreaterThan(0);
        expect(toTsQuery(query)).not.toMatch(/''|\\|\(\)/);
      }),
      tries(),
    );
    expect(parseSearchQuery('a " b').terms.map((term) => term.exact)).toEqual(['a', 'b']);
    expect(parseSearchQuery("' OR 1=1; --").terms.map((term) => term.exact)).toEqual(['or', '1=1']);
  });

  test('is matched by its letters, not as a pattern', () => {
    expect(likePattern('50%_\\')).toBe('%50\\%\\_\\\\%');
  });
});

test('a post of usual length is prepared in about a millisecond, the longest in a few dozen', () => {
  const post = 'น้องหมาโกลเด้นของเราท้องเสียมา 2 วันแล้วค่ะ Cảm ơn bạn rất nhiều, thank you all. '
    .repeat(6)
    .slice(0, 500);
  const longest = post.repeat(40);
  const processorMs = (work: () => void) => {
    const start = process.threadCpuUsage();
    work();
    return process.threadCpuUsage(start).user / 1000;
  };
  const runs = Array.from({ length: 5 }, () =>
    processorMs(() => {
      for (let run = 0; run < 100; run++) toSearchTokens(post);
    }),
  );
  expect(Math.min(...runs) / 100).toBeLessThan(1.5);
  expect(Math.min(...[1, 2, 3].map(() => processorMs(() => toSearchTokens(longest))))).toBeLessThan(60);
});
