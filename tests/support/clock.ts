import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { newId } from '~/platform/ids';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { shiftClock } from '~/platform/clock.server';

/** A clock that a portal, this process and its browsers go by, and that a test moves on. */
export interface SharedClock {
  /** For `startPortal`. */
  env: Record<string, string>;
  now(): Date;
  /** It is `at` now, everywhere: in the portal, in this process, and on these pages. */
  moveTo(at: Date, pages?: readonly Page[]): Promise<void>;
  /** Before its first address: the page goes by this clock. */
  show(page: Page): Promise<void>;
}

/** Runs in the browser: what is asked for the time answers so much ahead of the machine. Timers stay what they are. */
function runAhead(byMs: number): void {
  const held = globalThis as unknown as { aheadMs?: number };
  const isSet = held.aheadMs !== undefined;
  held.aheadMs = byMs;
  if (isSet) return;
  const MachineDate = Date;
  const now = () => MachineDate.now() + held.aheadMs!;
  globalThis.Date = new Proxy(MachineDate, {
    construct: (target, given, made) =>
      Reflect.construct(target, given.length > 0 ? given : [now()], made) as Date,
    get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
  });
}

export async function makeClock(): Promise<SharedClock> {
  const file = join(tmpdir(), `chomrom-clock-${newId()}`);
  await writeFile(file, '0');
  let aheadMs = 0;
  return {
    env: {
      CLOCK_FILE: file,
      NODE_OPTIONS: `--import=${pathToFileURL(join(import.meta.dirname, 'ahead.mjs')).href}`,
    },
    now: () => new Date(Date.now() + aheadMs),
    async moveTo(at, pages = []) {
      const wanted = at.getTime() - Date.now();
      shiftClock(wanted - aheadMs);
      aheadMs = wanted;
      await writeFile(file, String(wanted));
      await expect.poll(() => readFile(`${file}.seen`, 'utf8').catch(() => '')).toBe(String(wanted));
      for (const page of pages) await page.evaluate(runAhead, wanted);
    },
    async show(page) {
      await page.addInitScript(runAhead, aheadMs);
    },
  };
}
