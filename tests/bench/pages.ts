// How many pages of a thread a second: signed in beside React's own drawing of the same element, for visitors beside the same
// bytes from bare Node HTTP.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cookieOf, measure, type Measured, seedLoad } from './support/load.ts';
import { call, pinned, rounded, startBenchPortal, startServer } from './support/processes.ts';

const size = { members: 2_000, threads: 1_000, posts: 40_000 };
const language = { 'accept-language': 'en' };

const portal = await startBenchPortal();
const load = await seedLoad(portal, size);
const cookie = await cookieOf(portal, load);
const folder = await mkdtemp(join(tmpdir(), 'chomrom-bench-'));
const path = load.shortThread;

/** The reader as the portal knows them, to draw the same page from. */
async function contextOf(): Promise<object> {
  const token = cookie.slice(cookie.indexOf('=') + 1);
  const { member } = await call<{ member: { id: string; name: string; locale: string } }>(
    portal.origin,
    token,
    'GET',
    '/me',
  );
  const { id, name, locale } = member;
  const actor = { kind: 'member', memberId: id, name, portalRoles: [] };
  const known = { id, name, locale, timeZone: 'Asia/Bangkok', portalRoles: [], pictureId: null };
  const nonce = 'AAAAAAAAAAAAAAAAAAAAAA==';
  const look = { locale, timeZone: 'Asia/Bangkok', colourMode: 'system' };
  return { actor, member: known, ...look, nonce, requestId: nonce, address: '', invalidCredentials: false };
}

async function measureBare(env: Record<string, string>): Promise<Measured> {
  const server = await startServer('tests/bench/support/bare-page-server.ts', {
    DATABASE_URL: portal.databaseUrl,
    ...env,
  });
  try {
    return await measure(server, {});
  } finally {
    await server.stop();
  }
}

async function sameBytes(headers: Record<string, string>): Promise<Measured> {
  const file = join(folder, 'page.html');
  const page = await (await fetch(portal.origin + path, { headers })).text();
  await writeFile(file, page);
  return measureBare({ BARE: 'bytes', BARE_FILE: file });
}

const share = (ours: Measured, theirs: Measured) => rounded(ours.perSecond / theirs.perSecond, 2);
const say = (line: object) =>
  process.stdout.write(`${JSON.stringify({ bench: 'pages', pinned, posts: 20, ...line })}\n`);

const member = { ...language, cookie };
const rendered = await measureBare({
  BARE: 'render',
  BARE_PAGE: JSON.stringify({ path, context: await contextOf() }),
});
const signedIn = await measure(portal, { path, headers: member });
say({
  who: 'signed in',
  portal: signedIn,
  renderToPipeableStream: rendered,
  shareOfRender: share(signedIn, rendered),
  cpuShareOfRender: rounded(rendered.cpuMs / signedIn.cpuMs, 2),
  bareHttp: await sameBytes(member),
});

const visitor = await measure(portal, { path, headers: language });
const bare = await sameBytes(language);
say({
  who: 'visitor',
  portal: visitor,
  bareHttp: bare,
  shareOfBareHttp: share(visitor, bare),
  timesSignedIn: rounded(visitor.perSecond / signedIn.perSecond),
});
const packed = await measure(portal, { path, headers: { ...language, 'accept-encoding': 'gzip' } });
say({ who: 'visitor, gzip', portal: packed });
for (const other of [`/clubs/${load.clubs[0]}`, '/clubs', '/'])
  say({
    page: other.replace(load.clubs[0]!, ':slug'),
    member: await measure(portal, { path: other, headers: member }),
    visitor: await measure(portal, { path: other, headers: language }),
  });

await portal.stop();
await rm(folder, { recursive: true, force: true });
process.exit(0);
