import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import MarkdownIt from 'markdown-it';
import sanitizeHtml from 'sanitize-html';
import { describe, expect, test } from 'vitest';

import { previewMarkdown } from '~/platform/text/markdown-preview';
import { renderMarkdown } from '~/platform/text/markdown.server';
import type { MarkdownOptions } from '~/platform/text/markdown.server';
import { tries } from '../support/properties.ts';

const LENGTH = 20_000;
const LIMIT_MS = 50;
const ID = '0198c0de-1234-7abc-8def-0123456789ab';
const options: MarkdownOptions = {
  origin: 'https://club.example',
  memberPath: (id) => `/members/${id}`,
  resolveMention: (name) => (name === 'ก' || name === 'a' ? { id: ID, name: '"><script>' } : null),
};

const ATTRIBUTES: Record<string, string[]> = {
  a: ['href', 'rel', 'class'],
  img: ['src', 'alt', 'loading', 'width', 'height'],
  ol: ['start'],
  span: ['class'],
  th: ['align'],
  td: ['align'],
};
const PLAIN_TAGS = 'p br strong em del code pre blockquote ul li h3 h4 h5 hr table thead tbody tr'.split(' ');

/** What of `html` a browser would see that members may not write. */
function findForbidden(html: string): string[] {
  const found: string[] = [];
  const parser = new Parser({
    onopentag(tag, attributes) {
      if (!PLAIN_TAGS.includes(tag) && !ATTRIBUTES[tag]) found.push(tag);
      for (const name of Object.keys(attributes))
        if (!ATTRIBUTES[tag]?.includes(name)) found.push(`${tag} ${name}`);
      const { href, src } = attributes;
      if (href !== undefined && !/^(?:https?:\/\/|mailto:|\/(?![/\\]))/i.test(href))
        found.push(`href ${href}`);
      if (href?.startsWith('http') && attributes.rel !== 'nofollow ugc noopener')
        found.push(`rel of ${href}`);
      if (src !== undefined && src !== `/uploads/${ID}`) found.push(`src ${src}`);
    },
    oncomment: (comment) => found.push(`comment ${comment}`),
    onprocessinginstruction: (name) => found.push(name),
  });
  parser.end(html);
  return found;
}

/** Milliseconds of this thread's processor that the best of three runs takes: other work on the machine is not counted. */
function processorMs(work: () => void): number {
  let best = Infinity;
  for (let run = 0; run < 3 && best > LIMIT_MS / 2; run++) {
    const start = process.threadCpuUsage();
    work();
    const { user, system } = process.threadCpuUsage(start);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

const FRAGMENTS = [
  ...'*_~`[]()<>!#&|\\:"\'-+=@/.\n\t ก้a1'.split(''),
  ...[
    '**',
    '```',
    '](',
    '![',
    '> ',
    '- ',
    '1. ',
    '|-|-|\n',
    'https://',
    'javascript:',
    'www.',
    '.com',
    '/uploads/',
  ],
  ...[
    ID,
    '@[',
    '](member:',
    '<script>',
    '<img src=x onerror=y>',
    '</p>',
    '&#x6a;',
    '&lt;',
    '&quot;',
    '<!--',
    ']]>',
  ],
  ...[
    '\u0000',
    '\u202E',
    '\uFEFF',
    '\uD800',
    'mailto:',
    'a@b.com',
    '//evil.example',
    'data:text/html,',
    '%00',
    '"onload="x',
  ],
];
const hostile = fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 60 }).map((parts) => parts.join(''));

describe('whatever is written', () => {
  test('only what members may write comes out', () => {
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string({ unit: 'binary', maxLength: 200 })), (source) => {
        expect(findForbidden(renderMarkdown(source, options).html)).toEqual([]);
      }),
      tries(3000),
    );
  });

  test('the preview lets out no more, without a sanitiser', () => {
    fc.assert(
      fc.property(hostile, (source) => {
        expect(findForbidden(previewMarkdown(source, options))).toEqual([]);
      }),
      tries(2000),
    );
  });

  test('the same words, stored and written again, stay the same', () => {
    fc.assert(
      fc.property(hostile, (source) => {
        expect(renderMarkdown(source, options)).toEqual(renderMarkdown(source, options));
      }),
      tries(300),
    );
  });
});

const REPEATED = [
  ...[
    '[',
    '![',
    '](',
    '[a](',
    '[]',
    '[a][',
    '*a ',
    '**',
    '_',
    '*_',
    '*a*',
    '**a',
    '***a',
    '~~',
    '~',
    '`',
    '`a``',
  ],
  ...[
    '<',
    '<a',
    '</a',
    '<!--',
    '&',
    '&#x',
    '&amp;',
    '\n',
    '\\',
    '!',
    '"',
    '(',
    '{[(',
    '# ',
    '> ',
    '>',
    '- ',
    '* * ',
  ],
  ...[
    '1. ',
    '- a\n',
    '> - ',
    '- > ',
    '1) - ',
    '|a',
    '|-',
    '``` ',
    '~~~\n',
    'http://',
    'http://a.',
    'http://[',
    '//a',
  ],
  ...[
    'www.',
    'a.',
    'a.b.c.',
    'a.com ',
    'mailto:',
    'mailto:a@',
    'a@',
    'a@b.',
    'a@a.a.a.',
    'xn--',
    'https://x.com/a.b,c;d!e?',
  ],
  ...[
    '@',
    '@[',
    '@[a](member:',
    '@a ',
    '@ก',
    '@ก้า',
    '@กขคงจ ',
    `@[a](member:${ID})`,
    'ก้',
    'ก้*',
    '*ก*',
    '\u0301',
    '\u202E',
  ],
  ...[
    `![a](/uploads/${ID})`,
    '[a]: b\n',
    '---\n',
    '===\n',
    'a\n=\n',
    '\t',
    '    a\n',
    '🐶',
    '\uD83D',
    '🐶**',
  ],
];
const ROW = '|\n';
const BOMBS: [string, string][] = [
  ...REPEATED.map((part): [string, string] => [JSON.stringify(part), part.repeat(LENGTH / part.length)]),
  [
    'a table filled up by the parser',
    `${'|a'.repeat(120)}\n${'|-'.repeat(120)}\n${ROW.repeat(9000)}`.slice(0, LENGTH),
  ],
  ['many small tables', '|a|\n|-|\n|1|\n\n'.repeat(1300)],
  ['one address referred to often', `[a]: /${'x'.repeat(2000)}\n\n${'[a]'.repeat(6000)}`],
  ['backticks of every length', Array.from({ length: 195 }, (_, length) => '`'.repeat(length)).join(' ')],
  ['lists within lists', Array.from({ length: 195 }, (_, depth) => `${' '.repeat(depth)}- a`).join('\n')],
  [
    'quotes within quotes, line by line',
    Array.from({ length: 195 }, (_, depth) => `${'>'.repeat(depth)} a`).join('\n'),
  ],
  ['brackets in an address', `http://a.com/${'[({'.repeat(6600)}`],
  ['an address that goes on', `https://a.com/${'a'.repeat(LENGTH - 20)}`],
  ['a name that goes on', `@${'ก'.repeat(LENGTH - 1)}`],
  ['links in emphasis in links', '[*[*[*'.repeat(3300)],
];

describe(`${LENGTH} hostile characters take less than ${LIMIT_MS} ms`, () => {
  test.each(BOMBS)('%s', (_name, source) => {
    const ms = processorMs(() => renderMarkdown(source, options));
    expect(ms).toBeLessThan(LIMIT_MS);
    expect(renderMarkdown(source, options).html.length).toBeLessThan(LENGTH * 40);
  });

  test('any mixture of a few parts', () => {
    const parts = fc.array(fc.constantFrom(...FRAGMENTS, ...REPEATED), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(parts, (chosen) => {
        const part = chosen.join('');
        const source = part.repeat(Math.ceil(LENGTH / part.length)).slice(0, LENGTH);
        expect(processorMs(() => renderMarkdown(source, options))).toBeLessThan(LIMIT_MS);
      }),
      tries(60),
    );
  });
});

test('a post of thousands of marks is shown as it was typed', () => {
  const source = '*a* <b> '.repeat(2500);
  const { html, text } = renderMarkdown(source, options);
  expect(html).toBe(`<pre><code>${source.replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</code></pre>`);
  expect(text).toBe(source.trim());
});

test('a post of usual length costs at most twice what bare markdown-it and sanitize-html cost', () => {
  const post =
    'น้องหมา**โกลเด้น**ของเราท้องเสียมา 2 วันแล้วค่ะ ลองดูที่ https://a.example/food?id=3 แล้วยังไม่ดีขึ้น\n\n' +
    '- กินน้ำได้ปกติ\n- ซึมนิดหน่อย\n- ไม่มี *ไข้*\n\n> **หมอแนน** [#12](/clubs/dogs/threads/1?at=12)\n> ลองงดอาหารก่อน\n\n' +
    'Cảm ơn bạn rất nhiều, mình sẽ thử làm theo cách này. Thank you for the `help` so far. ขอบคุณอีกครั้งนะคะ'.repeat(
      2,
    );
  const bare = new MarkdownIt({ linkify: true, breaks: true });
  const times = (work: () => void) => () => {
    for (let round = 0; round < 100; round++) work();
  };
  const ours = times(() => renderMarkdown(post, options));
  const theirs = times(() => sanitizeHtml(bare.render(post)));
  let [best, bestBare] = [Infinity, Infinity];
  // In turns, so that a busy machine slows both.
  for (let turn = 0; turn < 12; turn++) {
    best = Math.min(best, processorMs(ours));
    bestBare = Math.min(bestBare, processorMs(theirs));
  }
  expect(best).toBeLessThan(2 * bestBare);
});
