import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseHtml, textOf } from '~/platform/text/html-nodes';
import { htmlToMarkdown, htmlToText } from '~/platform/text/html-to-markdown';
import { renderMarkdown } from '~/platform/text/markdown.server';
import { tries } from '../support/properties.ts';

const htmlOf = (html: string) => renderMarkdown(htmlToMarkdown(html)).html;
const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
/** What a reader sees, whatever stands between the letters. */
const seen = (html: string) => textOf(parseHtml(html)).replace(/\s+/g, '');

describe('HTML of another site becomes Markdown that', () => {
  test.each([
    ['keeps emphasis, and leaves blanks outside', 'a<b>x</b>b <i> y </i>z', 'a**x**b _y_ z'],
    ['joins marks that go on', '<b>a</b><b>b</b><i>c</i>', '**ab**_c_'],
    ['marks Thai words without spaces', 'ราคา<b>"200"</b>นะ', 'ราคา**"200"**นะ'],
    ['leaves out marks that could not be read', 'x<i>"q"</i>y', 'x"q"y'],
    ['keeps lists within lists', '<ul><li>a<ol start="3"><li>b</li></ol></li></ul>', '- a\n  3. b'],
    ['keeps lists apart', '<ul><li>a</li></ul><ul><li>b</li></ul>', '- a\n\n* b'],
    [
      'keeps quotes within quotes',
      '<blockquote><p>a</p><blockquote>b</blockquote></blockquote>',
      '> a\n>\n> > b',
    ],
    ['keeps code with ticks', '<code>a`b</code>', '``a`b``'],
    [
      'fences blocks of code longer than their own fences',
      '<pre class="lang-js"><code>a\n\n```\n</code></pre>',
      '````js\na\n\n```\n````',
    ],
    ['keeps headings on one line', '<h2>a<br># b #</h2>', '## a \\# b \\#'],
    [
      'keeps tables',
      '<table><tr><th>a</th><th>b|c</th></tr><tr><td>1</td></tr></table>',
      '| a | b\\|c |\n| --- | --- |\n| 1 |  |',
    ],
    ['keeps lines', '<p>a<br>\n1. b<br/>- c</p>', 'a\n1\\. b\n\\- c'],
    ['keeps links', '<a href="https://x.example/a b(c)">d</a>', '[d](https://x.example/a%20b%28c%29)'],
    ['links to no page of ours', '<a href="/users/1">me</a> <a href="javascript:alert(1)">x</a>', 'me x'],
    ['links to pictures of others', '<img src="//i.example/p.png">', '[p.png](https://i.example/p.png)'],
    [
      'keeps a link around a picture',
      '<a href="https://x.example/"><img src="https://i.example/p.png" alt="cat"></a>',
      '[cat](https://x.example/)',
    ],
    ['keeps what looks like an address of mail', '&lt;1@a&gt; 1&lt;2', '\\<1@a> 1\\<2'],
    ['raises digits', 'm<sup>2</sup>, H<sub>2</sub>O, 1<sup>st</sup>', 'm², H₂O, 1st'],
    ['leaves out what nobody sees', 'a<script>b</script><style>c</style>', 'a'],
    ['is empty for nothing', '<p> </p><ul><li></li></ul><b></b>', ''],
  ])('%s', (_, html, markdown) => {
    expect(htmlToMarkdown(html)).toBe(markdown);
  });

  test('says every text as it stands, whatever signs it holds', () => {
    const sign = fc.constantFrom(
      ...'\\`*_[]()<>#+-=.!|~&@:;"\'/1 \nabกำไร'.split(''),
      'https://x.example/a',
      '&amp;',
      '<b>',
      '**',
      '1. ',
      '\n- ',
      '|--|',
      '---',
      'snake_case',
    );
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 24 }), (signs) => {
        const html = `<p>${escapeHtml(signs.join(''))}</p>`;
        expect(seen(htmlOf(html))).toBe(seen(html));
      }),
      tries(3_000),
    );
  });

  test('says all words of any structure, in their order', () => {
    const word = fc.constantFrom('one', 'two ', ' three', 'สี่', '"five"', 'six_', '*7');
    const tag = fc.constantFrom(
      ...'p b i del ul ol li blockquote h3 code pre a div span table tr td'.split(' '),
    );
    const { node } = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 5 },
        word.map(escapeHtml),
        fc
          .tuple(tag, fc.array(tie('node'), { maxLength: 3 }))
          .map(
            ([name, inner]) =>
              `<${name}${name === 'a' ? ' href="https://x.example"' : ''}>${inner.join('')}</${name}>`,
          ),
      ),
    }));
    fc.assert(
      fc.property(fc.array(node, { maxLength: 5 }), (nodes) => {
        const html = nodes.join('');
        expect(seen(htmlOf(html))).toBe(seen(html));
      }),
      tries(3_000),
    );
  });

  test('is made of what is nested thousands deep, and of broken HTML', () => {
    expect(htmlToMarkdown(`${'<div><b>'.repeat(20_000)}deep`)).toContain('deep');
    expect(htmlToMarkdown('<p>a <b>b <table><li>c</p> &nope; <')).toBe('a\n\nb\n\nc\n\n\\&nope; \\<');
    expect(htmlToText('<p>a\n <b>b</b></p>&amp; c')).toBe('a b& c');
  });
});
