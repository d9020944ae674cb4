import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { actWords } from '~/modules/clubs/act-words';
import { csvValue } from '~/platform/text/csv';
import { translatorFor } from '~/platform/i18n/translators.server';

/** The names of acts as they stand in the sources of the modules that record them. */
function recordedActs(): string[] {
  const files = readdirSync('app/modules', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.server.ts'),
  );
  const acts = files.flatMap((file) => {
    const source = readFileSync(join('app/modules', file), 'utf8');
    if (!/recordAct|act: '/.test(source)) return [];
    const named = [
      ...source.matchAll(
        /'((?:club|member|membership|role|organisation|invitation|post|thread|review|decision|appeal|token)\.[a-z_]+)'/g,
      ),
    ];
    return named.map(([, act]) => act!);
  });
  return [...new Set([...acts, 'post.hidden', 'post.removed'])].filter(
    (act) =>
      !/\.(changed|created|gone|joined)$/.test(act) ||
      /^(club|role|organisation|invitation|thread|token)\./.test(act),
  );
}

const updates = new Set(['club.activity', 'role.changed', 'club.changed', 'thread.created', 'post.created']);

test.each(['th', 'vi', 'en'] as const)(
  'the log says each act of keeping the peace in words, in %s',
  (locale) => {
    const words = actWords(translatorFor(locale));
    const silent = recordedActs().filter((act) => !updates.has(act) && words(act) === act);
    expect(silent).toEqual([]);
  },
);

test('a value of a CSV file is quoted where it must be, and never a formula', () => {
  expect(['plain', 'a,b', 'say "hi"', '=1+1', '@x', '-2'].map(csvValue)).toEqual([
    ...['plain', '"a,b"', '"say ""hi"""', "'=1+1", "'@x", "'-2"],
  ]);
  expect([csvValue(-2), csvValue('a;b')]).toEqual(['-2', '"a;b"']);
});
