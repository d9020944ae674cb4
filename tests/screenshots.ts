/**
 * `npm run screenshots`: the main pages of each role, in three languages, on a phone and a desktop, light and dark, as
 * PNG files in tests/.output/screenshots. Starts the built portal with its demo on a database of its own. Words after `--` take
 * only what bears them all: `npm run screenshots -- th phone visitor`.
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
const wanted = process.argv.slice(2);

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

/** A member's own choice of language goes before the browser's. */
async function speak(origin: string, token: string, locale: string): Promise<void> {
  const answer = await fetch(`${origin}/api/v1/me`, {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: JSON.stringify({ locale }),
  });
  if (!answer.ok) throw new Error(`The language stays as it is: ${answer.status} ${await answer.text()}`);
}

function nameOf(path: string): string {
  const name = path.replace(/[0-9a-f-]{36}/g, 'one').replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '_');
  return name.replace(/^_|_$/g, '') || 'home';
}

interface Take {
  role: string;
  token: string | undefined;
  language: (typeof languages)[number];
  screen: keyof typeof screens;
  colour: (typeof colours)[number];
}

async function shoot(
  browser: Browser,
  origin: string,
  paths: readonly string[],
  take: Take,
): Promise<number> {
  const { role, token, language, screen, colour } = take;
  const context = await browser.newContext({
    viewport: screens[screen],
    colorScheme: colour,
    reducedMotion: 'reduce',
    locale: language,
    timezoneId: 'Asia/Bangkok',
  });
  if (token) await context.addCookies([{ name: 'chomrom', value: token, url: origin }]);
  const page = await context.newPage();
  for (const path of paths) {
    await page.goto(origin + path);
    await page.evaluate(() => document.fonts.ready);
    const file = `${[role, nameOf(path), language, screen, colour].join('-')}.png`;
    await page.screenshot({ path: join(output, file) });
  }
  await context.close();
  return paths.length;
}

const screenNames = Object.keys(screens) as (keyof typeof screens)[];

async function shootRole(
  browser: Browser,
  origin: string,
  role: string,
  { email, paths }: Role,
): Promise<number> {
  const token = email ? await signIn(origin, email) : undefined;
  let taken = 0;
  for (const language of languages) {
    if (token) await speak(origin, token, language);
    for (const screen of screenNames)
      for (const colour of colours) {
        const bears = [role, language, screen, colour];
        if (wanted.every((word) => (bears as string[]).includes(word)))
          taken += await shoot(browser, origin, paths, { role, token, language, screen, colour });
      }
    process.stderr.write(`${role}, ${language}: done\n`);
  }
  return taken;
}

/** One event of each kind that looks different: live, full, over, and drafted where its reader may see drafts. */
async function eventPaths(origin: string): Promise<{ live: string; full: string; over: string }> {
  const list = async (query: string) => {
    const answer = await fetch(`${origin}/api/v1/clubs/dogs/events?${query}`);
    const { items } = (await answer.json()) as {
      items: { url: string; status: string; capacity: number | null; seatsUsed: number }[];
    };
    return items;
  };
  const [coming, past] = [await list('limit=50'), await list('view=past')];
  return {
    live: coming.find(({ status }) => status === 'live')!.url,
    full: coming.find(({ capacity, seatsUsed }) => capacity !== null && seatsUsed >= capacity)!.url,
    over: past[0]!.url,
  };
}

async function personPath(origin: string): Promise<string> {
  const answer = await fetch(`${origin}/api/v1/clubs/dogs/people?role=expert`);
  const { items } = (await answer.json()) as { items: { memberId: string }[] };
  return `/clubs/dogs/people/${items[0]!.memberId}`;
}

const dataDir = await mkdtemp(join(tmpdir(), 'chomrom-screenshots-'));
await mkdir(output, { recursive: true });
const portal = await startPortal(dataDir);
const browser = await openBrowser();
try {
  const [thread, person] = [await threadPath(portal.origin), await personPath(portal.origin)];
  const event = await eventPaths(portal.origin);
  const events = ['/clubs/dogs/events', '/clubs/dogs/events?view=month', event.live, event.full, event.over];
  const club = ['/clubs/dogs', '/clubs/dogs/threads', thread, '/clubs/dogs/people', person];
  const at = (name: string) => `${name}@demo.chomrom.example`;
  const own = ['/clubs/dogs/ask', '/clubs/dogs/membership', '/clubs/dogs/invitations'];
  const parts = [
    'roles',
    'organisations',
    'members',
    'mail',
    'audit',
    'clubs/new',
    'clubs/dogs',
    'clubs/dogs/records',
    ...['', '/try', '/tiers', '/tiers/simulator', '/gifts', '/badges', '/figures', '/settings'].map(
      (part) => `points${part}`,
    ),
    'rewards',
  ];
  const roles: Record<string, Role> = {
    visitor: {
      paths: [
        '/',
        '/clubs',
        ...club,
        ...events,
        '/clubs/homes',
        '/join',
        '/sign-in',
        '/forgot-password',
        '/search?q=หมา',
        '/nowhere',
      ],
    },
    customer: {
      email: at('customer'),
      paths: [
        '/',
        ...club,
        ...events,
        '/clubs/dogs/events?view=mine',
        `${event.live}/ticket`,
        '/settings/calendar',
        `${thread}/posts/1`,
        ...own,
        '/ask',
        '/notices',
        '/bookmarks',
        '/settings',
        '/settings/notices',
        '/settings/follows',
        ...['', '/vouchers', '/friends', '/badges', '/surprises'].map((part) => `/points${part}`),
        '/rewards',
      ],
    },
    agent: {
      email: at('agent'),
      paths: ['purchases', 'purchases/new', 'members?q=a', 'till', 'fulfilment'].map(
        (part) => `/support/${part}`,
      ),
    },
    expert: { email: at('expert'), paths: ['/', thread, '/clubs/dogs/membership', event.live] },
    supplier: { email: at('supplier'), paths: ['/', thread] },
    moderator: {
      email: at('moderator'),
      paths: [
        '/moderation',
        thread,
        person,
        event.live,
        '/clubs/dogs/events/new',
        '/clubs/dogs/events?view=draft',
        ...['door', 'people', 'edit'].map((part) => `${event.full}/${part}`),
        `${event.over}/report`,
      ],
    },
    admin: { email: at('admin'), paths: ['/studio', ...parts.map((part) => `/studio/${part}`)] },
  };
  let taken = 0;
  for (const [name, role] of Object.entries(roles))
    if (wanted.every((word) => !(word in roles) || word === name))
      taken += await shootRole(browser, portal.origin, name, role);
  process.stdout.write(`${taken} pictures in ${output}\n`);
} finally {
  await browser.close();
  await portal.stop();
  await rm(dataDir, { recursive: true, force: true });
}
