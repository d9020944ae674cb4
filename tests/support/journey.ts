import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { SharedClock } from './clock';
import { openBrowser, type Visit, visit, type VisitOptions } from './browser';
import { useDatabaseOf } from './people';
import { startPortal, type TestPortal, type TestPortalOptions } from './portal';

export interface Journey {
  /** There once the tests run. */
  portal: TestPortal;
  /** Somebody opens a page in a browser of their own; with JavaScript, it is awake when this answers. */
  come(path: string, options?: VisitOptions): Promise<Visit>;
}

/** Resolves when React answers what is pressed, not the browser alone. */
export async function awake(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const content = document.getElementById('content');
    return content !== null && Object.keys(content).some((key) => key.startsWith('__reactProps'));
  });
  // Keys are listened to by effects, which follow.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
}

/**
 * One portal and one browser for a test file; `setScene` runs once beside them, with the commands on the portal's database. After
 * each test every visit is closed, and nothing may have stood on a console. With a clock the portal and the pages go by it.
 */
export function openJourney(
  setScene: () => Promise<void>,
  { clock, ...options }: TestPortalOptions & { clock?: SharedClock } = {},
): Journey {
  let browser: Browser;
  let release: () => Promise<void>;
  const visits: Visit[] = [];
  const journey = {
    async come(path: string, { javaScript = true, ...rest }: VisitOptions = {}): Promise<Visit> {
      const opened = await visit(browser, journey.portal.origin, { javaScript, ...rest });
      visits.push(opened);
      if (clock && javaScript) await clock.show(opened.page);
      await opened.page.goto(path);
      if (javaScript) await awake(opened.page);
      return opened;
    },
  } as Journey;
  beforeAll(async () => {
    [journey.portal, browser] = await Promise.all([
      startPortal({ ...options, env: { ...clock?.env, ...options.env } }),
      openBrowser(),
    ]);
    release = await useDatabaseOf(journey.portal);
    await setScene();
  });
  afterEach(async () => {
    const complaints = visits.flatMap((open) => open.complaints);
    await Promise.all(visits.splice(0).map((open) => open.close()));
    expect(complaints).toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
    await release();
    await journey.portal.stop();
  });
  return journey;
}
