import { describe, expect, test } from 'vitest';
import { serverMessages as en } from '~/messages/en/server';
import { serverMessages as th } from '~/messages/th/server';
import { serverMessages as vi } from '~/messages/vi/server';
import { createTranslator } from '~/platform/i18n/translator';

type Anything = (key: string | string[], params?: object) => string;

const sample = {
  ui: { hello: 'Hello', greet: 'Hello {{name}}, and {{name}} again' },
  threads: {
    deep: { posts_one: '{{count}} post', posts_other: '{{count}} posts' },
    alone: 'Plain',
  },
};
const t = createTranslator('en', sample) as unknown as Anything;
const thai = createTranslator('th', { ui: { posts_other: '{{count}} โพสต์' } }) as unknown as Anything;

describe('Words', () => {
  test('are found by their path, without a namespace among those of all', () => {
    expect([t('hello'), t('threads:alone')]).toEqual(['Hello', 'Plain']);
  });

  test('take in what they name, as often as they name it, and nothing where nothing is given', () => {
    expect(t('greet', { name: '$1 <Ann>' })).toBe('Hello $1 <Ann>, and $1 <Ann> again');
    expect(t('greet')).toBe('Hello , and  again');
  });

  test('take the form that the language wants for a number', () => {
    expect([0, 1, 2].map((count) => t('threads:deep.posts', { count }))).toEqual([
      '0 posts',
      '1 post',
      '2 posts',
    ]);
    expect(thai('posts', { count: 1 })).toBe('1 โพสต์');
    expect(thai('posts', { count: 12_345 })).toBe('12,345 โพสต์');
    expect(t('threads:alone', { count: 2 })).toBe('Plain');
  });

  test('come from the first of several keys that has any', () => {
    expect(t(['threads:no', 'constructor', 'threads:alone', 'hello'])).toBe('Plain');
    expect(t(['threads:no', 'threads:nor'])).toBe('threads:nor');
  });

  test('that nobody wrote show their key, also where the key means something to JavaScript', () => {
    expect([t('threads:no.such'), t('constructor'), t('threads:deep')]).toEqual([
      'threads:no.such',
      'constructor',
      'threads:deep',
    ]);
  });
});

function textsOf(node: object): string[] {
  return Object.values(node).flatMap((value: unknown) =>
    typeof value === 'string' ? [value] : textsOf(value as object),
  );
}

test.each(Object.entries({ en, th, vi }))(
  'no message of %s asks for more than a value by its name',
  (_, messages) => {
    const odd = textsOf(messages).filter((text) =>
      /\{\{|\}\}|\$t\(/.test(text.replaceAll(/\{\{\w+\}\}/g, '')),
    );
    expect(odd).toEqual([]);
  },
);
