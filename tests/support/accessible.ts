import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const require = createRequire(import.meta.url);
const axe = createRequire(require.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Violation {
  id: string;
  nodes: { html: string; failureSummary?: string }[];
}

/** What is still on its way to its colour is measured there; a change of an inherited one begins the next. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
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

async function violationsOf(page: Page, part: string, type: 'tag' | 'rule', values: string[]) {
  await settled(page);
  const violations = await page.evaluate(
    async ([root, type, values]) => {
      const { axe } = window as unknown as {
        axe: { run(root: string, options: object): Promise<{ violations: Violation[] }> };
      };
      const found = await axe.run(root, {
        runOnly: { type, values },
        resultTypes: ['violations'],
        // Only rules about sound read what preloading fetches, and no page has any; ways to the nodes nobody reads.
        preload: false,
        selectors: false,
      });
      return found.violations.map(({ id, nodes }) => ({
        id,
        nodes: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })),
      }));
    },
    [part, type, values] as const,
  );
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map((node) => `${node.html.slice(0, 200)} ${node.failureSummary}`).join(' | ')}`,
  );
}

/**
 * axe finds nothing wrong with the page as it stands, WCAG 2.2 AA and best practices, nor with its colours in the other
 * mode. Runs in the page itself: the builder of `@axe-core/playwright` opens a second page each time, which takes five times as long.
 * With `part` (a selector) only that: an open menu covers what is behind it, and axe would find that too small to hit.
 */
export async function expectAccessible(page: Page, part = 'html'): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(await readFile(axe, 'utf8'));
  // A toast covers what is behind it for a moment, and axe would find that too small to hit.
  await page
    .locator('[data-toasts] > div > button:last-child')
    .evaluateAll((closing) => closing.forEach((close) => (close as HTMLElement).click()));
  const dark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  const [mode, other] = dark ? (['dark', 'light'] as const) : (['light', 'dark'] as const);
  const found = await violationsOf(page, part, 'tag', tags);
  await page.emulateMedia({ colorScheme: other });
  const colours = await violationsOf(page, part, 'rule', ['color-contrast', 'link-in-text-block']);
  await page.emulateMedia({ colorScheme: mode });
  expect([...found, ...colours.map((one) => `${other}: ${one}`)], page.url()).toEqual([]);
}
