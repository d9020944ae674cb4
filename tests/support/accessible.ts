import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const require = createRequire(import.meta.url);
const axe = createRequire(require.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Violation {
  id: string;
  nodes: { html: string }[];
}

/** What is still on its way to its colour is measured there; a change of an inherited one begins the next. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const ending = () =>
      document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await frame();
    await frame();
    for (let left = ending(); left.length > 0; left = ending()) {
      await Promise.allSettled(left.map(({ finished }) => finished));
      await frame();
    }
  });
}

async function violationsOf(page: Page, what: { tags: string[] } | { rules: string[] }): Promise<string[]> {
  await settled(page);
  const violations = await page.evaluate(async (chosen) => {
    const { axe } = window as unknown as {
      axe: { run(root: Document, options: object): Promise<{ violations: Violation[] }> };
    };
    const [[type, values]] = Object.entries(chosen) as [[string, string[]]];
    const found = await axe.run(document, {
      runOnly: { type: type === 'tags' ? 'tag' : 'rule', values },
      resultTypes: ['violations'],
    });
    return found.violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => ({ html })) }));
  }, what);
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 200)).join(' | ')}`,
  );
}

/**
 * axe finds nothing wrong with the page as it stands, WCAG 2.2 AA and best practices, nor with its colours in the other
 * mode. Runs in the page itself: the builder of `@axe-core/playwright` opens a second page each time, which takes five times as long.
 */
export async function expectAccessible(page: Page): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(await readFile(axe, 'utf8'));
  const dark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  const [mode, other] = dark ? (['dark', 'light'] as const) : (['light', 'dark'] as const);
  const found = await violationsOf(page, { tags });
  await page.emulateMedia({ colorScheme: other });
  const colours = await violationsOf(page, { rules: ['color-contrast', 'link-in-text-block'] });
  await page.emulateMedia({ colorScheme: mode });
  expect([...found, ...colours.map((one) => `${other}: ${one}`)], page.url()).toEqual([]);
}
