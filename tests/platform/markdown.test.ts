import { describe, expect, test } from 'vitest';

import { escapeMarkdown, mentionAsMarkdown, quoteAsMarkdown } from '~/platform/text/markdown-compose';
import { previewMarkdown } from '~/platform/text/markdown-preview';
import { mentionsToResolve, renderMarkdown } from '~/platform/text/markdown.server';
import type { MarkdownOptions } from '~/platform/text/markdown.server';

const ID = '0198c0de-1234-7abc-8def-0123456789ab';
const OTHER = '0198c0de-1234-7abc-8def-0123456789ac';
const origin = 'https://club.example';
const html = (source: string, options?: MarkdownOptions) => renderMarkdown(source, options).html;

describe('emphasis', () => {
  test.each([
    ['ลอง**แบบนี้**ดู', '<p>ลอง<strong>แบบนี้</strong>ดู</p>'],
    ['ลอง*แบบนี้*ดู', '<p>ลอง<em>แบบนี้</em>ดู</p>'],
    ['เขาว่า**"ดีมาก"**นะ', '<p>เขาว่า<strong>"ดีมาก"</strong>นะ</p>'],
    ['ลดเหลือ**฿150**เท่านั้น', '<p>ลดเหลือ<strong>฿150</strong>เท่านั้น</p>'],
    ['จาก~~(200)~~เหลือ', '<p>จาก<del>(200)</del>เหลือ</p>'],
    ['rất **ngon** luôn', '<p>rất <strong>ngon</strong> luôn</p>'],
  ])('%s', (source, expected) => expect(html(source)).toBe(expected));

  test('leaves underscores within words and stars between spaces alone', () => {
    expect(html('รูป_น้อง_1.jpg และ 5 * 3 * 2')).toBe('<p>รูป_น้อง_1.jpg และ 5 * 3 * 2</p>');
  });
});

describe('shape of a post', () => {
  test('keeps line breaks as written', () => {
    expect(html('บรรทัดแรก\nบรรทัดสอง')).toBe('<p>บรรทัดแรก<br />\nบรรทัดสอง</p>');
  });

  test('puts headings below those of the page', () => {
    expect(html('# A\n\n## B\n\n###### C')).toBe('<h3>A</h3>\n<h4>B</h4>\n<h5>C</h5>');
  });

  test('takes indented text and text above dashes for text', () => {
    expect(html('ราคา 200\n---\n    ส่งฟรี')).toBe('<p>ราคา 200</p>\n<hr />\n<p>ส่งฟรี</p>');
  });

  test('aligns table cells without style attributes', () => {
    const table = html('|a|b|\n|-:|:-:|\n|1|2|');
    expect(table).toContain('<th align="right">a</th>');
    expect(table).not.toContain('style');
  });

  test('shows raw HTML as the text it is', () => {
    expect(html('<b onclick="x()">hi</b><script>x()</script>')).toBe(
      '<p>&lt;b onclick="x()"&gt;hi&lt;/b&gt;&lt;script&gt;x()&lt;/script&gt;</p>',
    );
  });

  test('gives the words without marks, one line a block', () => {
    const { text } = renderMarkdown(
      '# Title\n\n- *one*\n- [two](https://a.example)\n\n|a|b|\n|-|-|\n|1|2|\n\n`x < y`',
    );
    expect(text).toBe('Title\none\ntwo\na b\n1 2\nx < y');
  });

  test('drops controls and overrides, also written as entities or within addresses', () => {
    const { html, text } = renderMarkdown('a\u202Eb\u0007c&#x202E;d\u2066e https://a.example/%E2%80%AEx');
    expect(html + text).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u0007]/);
    expect(text).toBe('abcde https://a.example/x');
  });

  test('stores equal words in equal bytes', () => {
    expect(renderMarkdown('tiếng Việt'.normalize('NFD')).text).toBe('tiếng Việt'.normalize('NFC'));
  });

  test('cuts marks piled on one letter', () => {
    expect(renderMarkdown(`z${'\u0336'.repeat(500)}!`).text.length).toBeLessThan(10);
    expect(renderMarkdown('น้ำที่กู้ยืม').text).toBe('น้ำที่กู้ยืม');
  });
});

describe('links', () => {
  const rel = 'rel="nofollow ugc noopener"';

  test.each([
    ['ดูที่https://a.example/xนะ', 'https://a.example/x', 'นะ'],
    ['ดูที่https://a.exampleครับ', 'https://a.example', 'ครับ'],
    ['(https://a.example/b_(c)).', 'https://a.example/b_(c)', ').'],
    ['xem https://a.example/x?a=1,b, nhé', 'https://a.example/x?a=1,b', ', nhé'],
  ])('an address in running text ends where the words go on: %s', (source, address, after) => {
    expect(html(source)).toContain(`<a href="${address}" ${rel}>${address}</a>${after}`);
    expect(renderMarkdown(source).links).toEqual([address]);
  });

  test('links addresses without a scheme, but not a full stop without its space', () => {
    expect(renderMarkdown('ที่www.a-shop.comนะ facebook.com/dogs ok.so tell.it').links).toEqual([
      'https://www.a-shop.com',
      'https://facebook.com/dogs',
    ]);
    expect(renderMarkdown('[ร้าน](www.a-shop.com/x)').links).toEqual(['https://www.a-shop.com/x']);
  });

  test('links mail addresses, which are no links to other sites', () => {
    expect(html('เมลme@a.exampleครับ')).toBe(
      `<p>เมล<a href="mailto:me@a.example" ${rel}>me@a.example</a>ครับ</p>`,
    );
    expect(renderMarkdown('me@a.example').links).toEqual([]);
  });

  test('shows an encoded Thai path in Thai', () => {
    expect(html('https://a.example/%E0%B8%AB%E0%B8%A1%E0%B8%B2')).toContain('>https://a.example/หมา</a>');
  });

  test('turns links to this site into paths that may be followed by all', () => {
    const post = renderMarkdown('[a](https://club.example/clubs/dogs?x=1#y) [b](/clubs/dogs)', { origin });
    expect(post.html).toBe('<p><a href="/clubs/dogs?x=1#y">a</a> <a href="/clubs/dogs">b</a></p>');
    expect(post.links).toEqual([]);
  });

  test('never takes another site for this one', () => {
    for (const address of ['https://club.example//evil.example', 'https://club.example.evil.example/']) {
      expect(html(`[a](${address})`, { origin })).toContain(`href="${address}" ${rel}`);
    }
  });

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    '&#106;avascript:alert(1)',
    'data:text/html,x',
    'data:image/png;base64,x',
    'vbscript:x',
    'file:///etc/passwd',
    'ftp://a.example/x',
    '//evil.example',
    'https://club.example@evil.example/',
    'page.html',
    '#top',
  ])('%s is no link', (address) => {
    expect(html(`[words](${address})`, { origin })).not.toMatch(/href="(?!https:\/\/club\.example"|\/")/);
  });
});

describe('pictures', () => {
  const uploads = new Map([[ID, { width: 640, height: 480 }]]);

  test('shows ours with their size and loads them late', () => {
    const post = renderMarkdown(`![น้อง *หมา*](/uploads/${ID})`, { uploads });
    expect(post.html).toBe(
      `<p><img src="/uploads/${ID}" alt="น้อง หมา" loading="lazy" width="640" height="480" /></p>`,
    );
    expect(post.uploadIds).toEqual([ID]);
    expect(post.text).toBe('น้อง หมา');
  });

  test('knows ours by their full address too', () => {
    expect(html(`![x](${origin}/uploads/${ID})`, { origin })).toContain(`src="/uploads/${ID}"`);
  });

  test('describes ours that may not be shown', () => {
    const post = renderMarkdown(`![หมา](/uploads/${OTHER})`, { uploads });
    expect(post).toMatchObject({ html: '<p>หมา</p>', uploadIds: [] });
  });

  test('links to those of other sites instead of fetching them', () => {
    const post = renderMarkdown(
      '![แมว](https://a.example/cat.png) [![y](https://b.example/y.png)](https://c.example)',
    );
    expect(post.html).not.toContain('<img');
    expect(post.links).toEqual(['https://a.example/cat.png', 'https://c.example']);
  });

  test.each([
    `/uploads/${ID}/../x`,
    `/uploads/${ID}?x`,
    '/uploads/x',
    `/uploads/${ID}.svg`,
    `//evil.example/uploads/${ID}`,
  ])('%s is none of ours', (src) => expect(html(`![x](${src})`, { origin })).not.toContain('<img'));
});

describe('mentions', () => {
  const named = new Map([
    ['หมอแนน', { id: '1', name: 'หมอแนน' }],
    ['หมอ', { id: '2', name: 'หมอ' }],
    ['Nguyễn An', { id: '3', name: 'Nguyễn An' }],
    ['bob', { id: '4', name: 'Bob' }],
  ]);
  const options: MarkdownOptions = {
    memberPath: (id) => `/members/${id}`,
    resolveMention: (name) => named.get(name) ?? null,
  };

  test('the written form names a member by id', () => {
    const post = renderMarkdown(`สวัสดี${mentionAsMarkdown({ id: ID, name: 'แนน [หมอ]' })}ครับ`, options);
    expect(post.html).toBe(`<p>สวัสดี<a class="mention" href="/members/${ID}">@แนน [หมอ]</a>ครับ</p>`);
    expect(post).toMatchObject({ mentions: [ID], text: 'สวัสดี@แนน [หมอ]ครับ' });
  });

  test('the name shown is the one the member bears', () => {
    const resolveMember = (id: string) => (id === ID ? { id, name: 'Ann' } : null);
    const post = renderMarkdown(`@[Admin](member:${ID}) @[Ghost](member:${OTHER})`, { resolveMember });
    expect(post.html).toBe('<p><span class="mention">@Ann</span> @Ghost</p>');
    expect(post.mentions).toEqual([ID]);
  });

  test.each([
    ['@หมอแนนช่วยดูหน่อย', '1'],
    ['ขอบคุณ@หมอ', '2'],
    ['@Nguyễn An ơi', '3'],
    ['(@bob!)', '4'],
    ['**@bob**', '4'],
  ])('the longest name that somebody bears counts in %s', (source, id) => {
    expect(renderMarkdown(source, options).mentions).toEqual([id]);
  });

  test.each([
    'me@bob.example',
    '@bobby',
    'https://a.example/@bob',
    '`@bob`',
    '[@bob](https://a.example)',
    '> @bob',
    '@',
  ])('nobody is named in %s', (source) => expect(renderMarkdown(source, options).mentions).toEqual([]));

  test('what is to be looked up is known before rendering', () => {
    const wanted = mentionsToResolve(
      `@[Ann](member:${ID.toUpperCase()}) @หมอแนนจ๋า @Nguyễn An ơi me@a.example`,
    );
    expect(wanted.memberIds).toEqual([ID]);
    expect(wanted.names).toEqual(expect.arrayContaining(['หมอแนน', 'Nguyễn An', 'Nguyễn']));
    expect(wanted.names).not.toContain('a.example');
  });

  test('a name cannot bring marks or tags in', () => {
    const resolveMember = () => ({ id: ID, name: '<img src=x onerror=y>' });
    expect(html(`@[x](member:${ID})`, { ...options, resolveMember })).not.toContain('<img');
  });
});

describe('quotes', () => {
  const quote = quoteAsMarkdown({
    author: 'Ann *[x]*',
    number: 12,
    path: '/clubs/dogs/threads/1?at=12',
    source: 'ลองงดอาหารก่อน @bob\n\nhttps://a.example',
  });

  test('name the author and lead to the post', () => {
    expect(html(quote)).toContain('<strong>Ann *[x]*</strong> <a href="/clubs/dogs/threads/1?at=12">#12</a>');
    expect(html(quote)).toMatch(/^<blockquote>[^]*<\/blockquote>$/);
  });

  test('are words of the other post: not found here, nobody named again', () => {
    const post = renderMarkdown(`${quote}ขอบคุณครับ`, { resolveMention: () => ({ id: ID, name: 'Bob' }) });
    expect(post).toMatchObject({ text: 'ขอบคุณครับ', mentions: [], links: ['https://a.example'] });
  });

  test('of something else are words of this post', () => {
    expect(renderMarkdown('> คำคม\n\nชอบ').text).toBe('คำคม\nชอบ');
  });

  test('a name shows as it is', () => {
    expect(renderMarkdown(escapeMarkdown('a_b *c* <d> [e](f) `g` ~~h~~')).text).toBe(
      'a_b *c* <d> [e](f) `g` ~~h~~',
    );
  });
});

test('the preview in the browser shows what will be stored', () => {
  const source = `# หัวข้อ\n\n**ดี** @[Ann](member:${ID}) https://a.example ![x](/uploads/${ID})\n\n- a\n- b`;
  const options = { origin, memberPath: (id: string) => `/members/${id}` };
  expect(previewMarkdown(source, options)).toBe(html(source, options).replaceAll(' />', '>'));
});
