import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

// The shell draws pages without a window's machinery: the same journeys take it two thirds of the time.
const systemBrowsers = [
  process.env.CHROMIUM,
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The system's Chromium, else the one from npm with the libraries that come beside it. */
async function findChromium(): Promise<{ executablePath: string; env?: Record<string, string> }> {
  const executablePath = systemBrowsers.find((path) => path && existsSync(path));
  if (executablePath) return { executablePath };
  const { default: packed, inflate } = await import('@sparticuz/chromium');
  const bin = join(import.meta.dirname, '../../node_modules/@sparticuz/chromium/bin');
  await inflate(join(bin, 'al2023.tar.br'));
  const libraries = join(tmpdir(), 'al2023', 'lib');
  return {
    executablePath: await packed.executablePath(),
    env: { ...(process.env as Record<string, string>), LD_LIBRARY_PATH: libraries },
  };
}

export async function openBrowser(): Promise<Browser> {
  const { executablePath, env } = await findChromium();
  return chromium.launch({
    executablePath,
    env,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      // A camera that shows a pattern, and asks nobody.
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
    ],
  });
}

export const screens = { phone: { width: 390, height: 844 }, desktop: { width: 1440, height: 900 } } as const;

export interface VisitOptions {
  screen?: keyof typeof screens;
  language?: 'th' | 'vi' | 'en';
  /** A session's secret, for somebody who is signed in already. */
  session?: string;
  javaScript?: boolean;
  colours?: 'light' | 'dark';
}

export interface Visit {
  page: Page;
  context: BrowserContext;
  /** What the browser complained of: must stay empty. */
  complaints: string[];
  close(): Promise<void>;
}

/** Somebody with a browser of their own. Being offline is no complaint. */
export async function visit(browser: Browser, origin: string, options: VisitOptions = {}): Promise<Visit> {
  const { screen = 'desktop', language = 'en', session, javaScript = true, colours = 'light' } = options;
  const context = await browser.newContext({
    baseURL: origin,
    viewport: screens[screen],
    hasTouch: screen === 'phone',
    locale: { th: 'th-TH', vi: 'vi-VN', en: 'en-GB' }[language],
    timezoneId: 'Asia/Bangkok',
    javaScriptEnabled: javaScript,
    colorScheme: colours,
    reducedMotion: 'reduce',
  });
  // A condition that holds is seen at once; this long only a machine with much else to do needs.
  context.setDefaultTimeout(30_000);
  if (session) await context.addCookies([{ name: 'chomrom', value: session, url: origin }]);
  const complaints: string[] = [];
  const page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    const text = message.text();
    if (!/ERR_INTERNET_DISCONNECTED|WebSocket connection|status of 4\d\d/.test(text)) complaints.push(text);
  });
  return { page, context, complaints, close: () => context.close() };
}
