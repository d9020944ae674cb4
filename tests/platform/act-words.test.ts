import { glob, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { serverMessages as en } from '~/messages/en/server';
import { serverMessages as th } from '~/messages/th/server';
import { serverMessages as vi } from '~/messages/vi/server';

/** Each `act: 'noun.verb'` of the commands, also where one of two is chosen. */
async function readActs(): Promise<string[]> {
  const acts = new Set<string>();
  for await (const file of glob('app/modules/**/*.server.ts')) {
    const source = await readFile(file, 'utf8');
    for (const [, values] of source.matchAll(/\bact: ([^\n]*\?[^\n]*|'[^\n]*),$/gm))
      for (const [, act] of values!.matchAll(/'([a-z_]+\.[a-z_]+)'/g)) acts.add(act!);
  }
  return [...acts].toSorted();
}

test('every act of the audit log is said in words, in each language', async () => {
  const acts = await readActs();
  expect(acts.length).toBeGreaterThan(30);
  for (const { studio } of [en, th, vi]) {
    const words: Record<string, unknown> = studio.audit.acts;
    expect(acts.filter((act) => typeof words[act.replace('.', '_')] !== 'string')).toEqual([]);
  }
});
