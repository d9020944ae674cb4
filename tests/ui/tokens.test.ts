import { formatHex, wcagContrast } from 'culori';
import { describe, expect, test } from 'vitest';
import { readColourTokens } from '../support/read-tokens';

const tokens = readColourTokens();
const pages = ['surface', 'raised', 'sunken'];
const roles = ['customer', 'expert', 'supplier', 'moderator', 'agent', 'admin'];
const states = ['positive', 'warning', 'danger'];

/** What stands on what, and how much they must differ (WCAG 2.2, 1.4.3 and 1.4.11). */
const pairs: [front: string, back: string, contrast: number][] = [
  ...pages.flatMap((page): [string, string, number][] => [
    ['ink', page, 7],
    ['muted', page, 4.5],
    ['accent-ink', page, 4.5],
    ['accent', page, 3],
    ['edge', page, 3],
    ...[...states, ...roles].map((name): [string, string, number] => [name, page, 4.5]),
  ]),
  ...[...states, ...roles].map((name): [string, string, number] => [name, `${name}-soft`, 4.5]),
  ...states.map((name): [string, string, number] => ['ink', `${name}-soft`, 4.5]),
  ['accent-ink', 'accent-soft', 4.5],
  ['ink', 'accent-soft', 4.5],
  ['on-accent', 'accent', 4.5],
  ['on-accent', 'accent-strong', 4.5],
  ['on-danger', 'danger', 4.5],
  ['surface', 'ink', 7],
];

describe.each(['light', 'dark'] as const)('in %s', (mode) => {
  test.each(pairs)('%s on %s reaches %d to 1', (front, back, contrast) => {
    const [a, b] = [tokens[mode][front], tokens[mode][back]];
    expect(wcagContrast(formatHex(a)!, formatHex(b)!)).toBeGreaterThanOrEqual(contrast);
  });
});
