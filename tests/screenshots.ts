/**
 * `npm run screenshots`: the main pages of each role, in three languages, on a phone and a desktop, light and dark, as
 * PNG files in tests/.output/screenshots. Starts the built portal with its demo on a database of its own.
 */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { openBrowser, screens } from './support/browser.ts';

const output = 'tests/.output/screenshots';
const languages = ['th', 'vi', 'en'] as const;
const colours = ['light', 'dark'] as const;
const password = 'chomrom-demo';

interface Role {
  email?: string;
  paths: readonly string[];
}

async function startPortal(dataDir: string): Promise<{ origin: string; stop: () => Promise<void> }> {
  const child = spawn(process.execPath, ['server.ts'], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: '0',
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      RATE_LIMITS: 'off',
      LOG_LEVEL: 'warn',
      CHOMROM_DEMO: 'on',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const origin = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const ready = /ready at (http\S+)/.exec(said);
      if (ready) resolve(ready[1]!);
    });
    child.once('exit', () => reject(new Error(`The portal did not start: ${said}`)));
  });
  return {
    origin,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function signIn(origin: string, email: string): Promise<string> {
  const answer = await fetch(`${origin}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  const { token } = (await answer.json()) as { token?: string };
  if (!token) throw new Error(`${email} cannot sign in: ${answer.status}`);
  return token;
}

async function threadPath(origin: string): Promise<string> {
  const answer = await fetch(`${origin}/api/v1/clubs/dogs/threads?limit=50`);
  const { items } = (await answer.json()) as {
    items: { url: string; acceptedPostId: string | null; language: string }[];
  };
  return (items.find((thread) => thread.acceptedPostId && thread.language === 'th') ?? items[0]!).url;
}

async function shoot(browser: Browser, origin: string, name: string, role: Role): Promise<number> {
  const token = role.email ? await signIn(origin, role.email) : undefined;
  let taken = 0;
  for (const language of languages) {
    for (const [screen, viewport] of Object.entries(screens)) {
      for (const colour of colours) {
        const context = await browser.newContext({
          viewport,
          colorScheme: colour,
          reducedMotion: 'reduce',
          timezoneId: 'Asia/Bangkok',
        });
        await context.addCookies([
          { name: 'chomrom_language', value: language, url: origin },
          ...(token ? [{ name: 'chomrom', value: token, url: origin }] : []),
        ]);
        const page = await context.newPage();
        for (const path of role.paths) {
          await page
            .goto(origin + path, { waitUntil: 'networkidle' })
            .catch(() => page.waitForLoadState('load'));
          const file = `${name}${path.replace(/[0-9a-f-]{36}/, 'one').replaceAll(/[/?=&]+/g, '_')}-${language}-${screen}-${colour}.png`;
          await page.screenshot({ path: join(output, file) });
          taken += 1;
        }
        await context.close();
      }
    }
    process.stderr.write(`${name}, ${language}: done\n`);
  }
  return taken;
}

const dataDir = await mkdtemp(join(tmpdir(), 'chomrom-screenshots-'));
await mkdir(output, { recursive: true });
const portal = await startPortal(dataDir);
const browser = await openBrowser();
try {
  const thread = await threadPath(portal.origin);
  const club = ['/clubs/dogs', '/clubs/dogs/threads', thread, '/clubs/dogs/people'];
  const roles: Record<string, Role> = {
    visitor: { paths: ['/', '/clubs', ...club, '/join', '/sign-in', '/search?q=หมา', '/nowhere'] },
    customer: {
      email: 'customer@demo.chomrom.example',
      paths: ['/', ...club, '/clubs/dogs/ask', '/clubs/dogs/membership', '/bookmarks', '/settings'],
    },
    expert: { email: 'expert@demo.chomrom.example', paths: ['/', thread] },
    moderator: { email: 'moderator@demo.chomrom.example', paths: ['/moderation', thread] },
    admin: { email: 'admin@demo.chomrom.example', paths: ['/studio'] },
  };
  let taken = 0;
  for (const [name, role] of Object.entries(roles)) taken += await shoot(browser, portal.origin, name, role);
  process.stdout.write(`${taken} pictures in ${output}\n`);
} finally {
  await browser.close();
  await portal.stop();
  await rm(dataDir, { recursive: true, force: true });
}
