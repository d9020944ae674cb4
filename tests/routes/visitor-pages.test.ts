import { get } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPost } from '~/modules/threads/create-post.server';
import { editPost } from '~/modules/threads/edit-post.server';
import { removePost } from '~/modules/threads/remove-post.server';
import { createGuide } from '~/modules/guides/create-guide.server';
import { editGuide } from '~/modules/guides/edit-guide.server';
import { settleGuide } from '~/modules/guides/settle-guide.server';
import { createProposal } from '~/modules/proposals/create-proposal.server';
import { editProposal } from '~/modules/proposals/edit-proposal.server';
import { supportProposal } from '~/modules/proposals/support-proposal.server';
import { withdrawProposal } from '~/modules/proposals/withdraw-proposal.server';
import { grantRole } from '~/modules/clubs/grant-role.server';
import { changePersona } from '~/modules/clubs/change-persona.server';
import { editClub } from '~/modules/clubs/edit-club.server';
import { createPostInput } from '~/modules/threads/schema';
import { system } from '~/platform/actor';
import { parseInput } from '~/platform/input';
import {
  enterClub,
  makeClub,
  makePerson,
  makeThread,
  type SignedInPerson,
  type TestClub,
} from '../support/club';
import { useDatabaseOf } from '../support/people';
import { startPortal, type TestPortal } from '../support/portal';

let portal: TestPortal;
let release: () => Promise<void>;
let club: TestClub;
let author: SignedInPerson;

beforeAll(async () => {
  portal = await startPortal();
  release = await useDatabaseOf(portal);
  club = await makeClub('walks');
  author = await makePerson('Somsri', club);
});
afterAll(async () => {
  await release();
  await portal.stop();
});

interface Seen {
  status: number;
  headers: Headers;
  html: string;
}

/** What somebody gets who sends nothing but this. */
async function see(path: string, headers: Record<string, string> = {}): Promise<Seen> {
  const answer = await fetch(portal.origin + path, {
    headers: { 'accept-language': 'en', ...headers },
    redirect: 'manual',
  });
  return { status: answer.status, headers: answer.headers, html: await answer.text() };
}

interface Packed {
  etag: string | undefined;
  encoding: string | undefined;
  body: Buffer;
}

/** The bytes as they come over the line; `fetch` unpacks them. */
function seePacked(path: string): Promise<Packed> {
  const headers = { 'accept-language': 'en', 'accept-encoding': 'gzip, br' };
  return new Promise((resolve, reject) => {
    const request = get(portal.origin + path, { headers }, (answer) => {
      const chunks: Buffer[] = [];
      const { etag, 'content-encoding': encoding } = answer.headers;
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => resolve({ etag, encoding, body: Buffer.concat(chunks) }));
    });
    request.on('error', reject);
  });
}

async function counted(how: 'kept' | 'drawn'): Promise<number> {
  const metrics = await (await fetch(`${portal.origin}/metrics`)).text();
  return Number(new RegExp(`chomrom_visitor_pages_total\\{how="${how}"\\} (\\d+)`).exec(metrics)?.[1] ?? 0);
}

/** How many pages were drawn anew while `work` went on. */
async function drawnWhile(work: () => Promise<unknown>): Promise<number> {
  const before = await counted('drawn');
  await work();
  return (await counted('drawn')) - before;
}

async function newThread(): Promise<{ id: string; path: string }> {
  const id = await makeThread(author, club);
  return { id, path: `/clubs/${club.slug}/threads/${id}` };
}

const say = (threadId: string, body: string) =>
  createPost(author.actor, threadId, parseInput(createPostInput, { body }));

const nonceIn = (html: string) => /<script nonce="([^"]+)"/.exec(html)?.[1];

describe('a page for visitors', () => {
  test('is drawn once and sent again', async () => {
    const { path } = await newThread();
    const drawn = await drawnWhile(async () => {
      for (let time = 0; time < 20; time++) expect((await see(path)).status).toBe(200);
    });
    // Within a second the club is told that the thread was begun.
    expect(drawn).toBeLessThanOrEqual(3);
  });

  test('is drawn once for those who ask at the same time', async () => {
    const { path } = await newThread();
    const drawn = await drawnWhile(() => Promise.all(Array.from({ length: 12 }, () => see(path))));
    expect(drawn).toBeLessThanOrEqual(3);
  });

  test('has another nonce each time, which its policy names, and no mark where one belongs', async () => {
    const { path } = await newThread();
    const pages = [await see(path), await see(path), await see('/'), await see('/')];
    const nonces = pages.map(({ html }) => nonceIn(html));
    expect(new Set(nonces).size).toBe(4);
    for (const [index, { headers, html }] of pages.entries()) {
      expect(headers.get('content-security-policy')).toContain(`'nonce-${nonces[index]}'`);
      expect(html).not.toMatch(/nonce-[0-9a-f]{36}|seed-[0-9a-f]{36}/);
      expect(
        [...html.matchAll(/<script[^>]*nonce="([^"]+)"/g)].every(([, nonce]) => nonce === nonces[index]),
      ).toBe(true);
    }
  });

  test('has another key in each form each time, and is then kept by no browser', async () => {
    for (const path of ['/', '/clubs', `/clubs/${club.slug}`, (await newThread()).path]) {
      const [one, other] = [await see(path), await see(path)];
      const keys = [one, other].map(({ html }) =>
        [...html.matchAll(/name="idempotencyKey"[^>]*value="([^"]+)"/g)].map(([, key]) => key),
      );
      expect(keys[0]!.filter((key) => keys[1]!.includes(key))).toEqual([]);
      if (keys[0]!.length > 0) expect(one.headers.get('etag')).toBeNull();
    }
  });

  test('is the same packed and plain but for the nonce', async () => {
    const { path } = await newThread();
    // It may be drawn anew in between, because the club is told of its new thread.
    const samePage = async (): Promise<{ plain: Seen; packed: Packed }> => {
      const [plain, packed] = [await see(path, { 'accept-encoding': 'identity' }), await seePacked(path)];
      return plain.headers.get('etag') === packed.etag ? { plain, packed } : samePage();
    };
    const { plain, packed } = await samePage();
    expect(packed.encoding).toBe('gzip');
    const unpacked = gunzipSync(packed.body).toString();
    expect(unpacked.replaceAll(nonceIn(unpacked)!, '')).toBe(plain.html.replaceAll(nonceIn(plain.html)!, ''));
    expect(packed.body.length).toBeLessThan(plain.html.length / 2);
  });

  test('is not sent again to a browser that has it, whose own nonce goes on counting', async () => {
    const { id, path } = await newThread();
    // It may be drawn anew in between, because the club is told of its new thread.
    const askAgain = async (): Promise<{ etag: string; again: Seen }> => {
      const etag = (await see(path)).headers.get('etag')!;
      const again = await see(path, { 'if-none-match': etag });
      return again.status === 304 ? { etag, again } : askAgain();
    };
    const { etag, again } = await askAgain();
    expect(again.html).toBe('');
    expect(again.headers.get('content-security-policy')).toBeNull();
    await say(id, 'Something new');
    expect((await see(path, { 'if-none-match': etag })).status).toBe(200);
    expect((await see(path, { 'if-none-match': etag, 'accept-language': 'th' })).status).toBe(200);
  });
});

describe('of a person', () => {
  test('no byte is in it, and nobody signed in gets it', async () => {
    const { path } = await newThread();
    const reader = await makePerson('Reader Wanida', club);
    const cookie = `chomrom=${reader.secret}`;
    for (const asked of [path, `/clubs/${club.slug}`, '/clubs', '/']) {
      // Whoever is signed in comes first, between and last.
      const own = await see(asked, { cookie });
      const bare = await see(asked);
      const ownAgain = await see(asked, { cookie });
      for (const { html } of [own, ownAgain]) expect(html).toContain('Reader Wanida');
      expect(own.headers.get('etag')).toBeNull();
      for (const trace of ['Reader Wanida', reader.memberId, reader.secret, '127.0.0.1:1', reader.email])
        if (asked !== `/clubs/${club.slug}` || !['Reader Wanida', reader.memberId].includes(trace))
          expect(bare.html).not.toContain(trace);
    }
  });

  test('what they send with the request is not in it for the next', async () => {
    const { path } = await newThread();
    await see(path, {
      'user-agent': 'Traces/1',
      'x-forwarded-for': '203.0.113.77',
      cookie: 'trace=crumbs',
      referer: 'http://trace.example/',
    });
    const { html } = await see(path);
    for (const trace of ['Traces/1', '203.0.113.77', 'crumbs', 'trace.example'])
      expect(html).not.toContain(trace);
  });

  test('a session that has ended gets the page for visitors, and its cookie taken away', async () => {
    const { path } = await newThread();
    const { headers, html } = await see(path, { cookie: `chomrom=${'x'.repeat(34)}` });
    expect(headers.get('set-cookie')).toMatch(/^chomrom=;/);
    expect(html).toContain('/sign-in');
    expect((await see(path)).headers.get('set-cookie')).toBeNull();
  });
});

describe('what changes is there at the very next request', () => {
  test('a post, its edit and its removal', async () => {
    const { id, path } = await newThread();
    await see(path);
    const { post } = await say(id, 'The gate is open at dawn');
    expect((await see(path)).html).toContain('The gate is open at dawn');
    await editPost(author.actor, { postId: post.id, body: 'The gate is shut' });
    const edited = (await see(path)).html;
    expect(edited).toContain('The gate is shut');
    expect(edited).not.toContain('open at dawn');
    await removePost(author.actor, { postId: post.id });
    expect((await see(path)).html).not.toContain('The gate is shut');
  });

  test('while many ask without a pause', async () => {
    const { id, path } = await newThread();
    const { post } = await say(id, 'Secret spot by the river');
    let going = true;
    const crowd = Array.from({ length: 6 }, async () => {
      while (going) await see(path);
    });
    await removePost(author.actor, { postId: post.id });
    const after = await Promise.all(Array.from({ length: 10 }, () => see(path)));
    going = false;
    await Promise.all(crowd);
    for (const { html } of after) expect(html).not.toContain('Secret spot by the river');
  });

  test('a name', async () => {
    const { path } = await newThread();
    const other = await makePerson('Old Name', club);
    await createPost(other.actor, path.split('/').at(-1)!, parseInput(createPostInput, { body: 'Hello' }));
    expect((await see(path)).html).toContain('Old Name');
    await changePersona(other.actor, { slug: club.slug, name: 'New Name' });
    const { html } = await see(path);
    expect(html).toContain('New Name');
    expect(html).not.toContain('Old Name');
  });

  test('a club that closes itself to visitors, and its threads', async () => {
    const own = await makeClub('garden');
    await enterClub(author, own);
    const id = await makeThread(author, own);
    const path = `/clubs/garden/threads/${id}`;
    expect((await see(path)).html).toContain('Who is up at six?');
    expect((await see('/clubs/garden')).html).toContain('Morning walks');
    await editClub(system, { slug: 'garden', visibility: 'members' });
    expect((await see(path)).status).toBe(302);
    expect((await see('/clubs/garden')).html).not.toContain('Morning walks');
    expect((await see('/')).html).not.toContain(path);
  });
});

describe('what a page looks like', () => {
  test('is never another one’s language, zone or colours', async () => {
    const { path } = await newThread();
    const looks = [
      [{ 'accept-language': 'th' }, 'lang="th"'],
      [{ 'accept-language': 'vi' }, 'lang="vi"'],
      [{ 'accept-language': 'en' }, 'lang="en"'],
      [{ cookie: 'chomrom_language=th' }, 'lang="th"'],
      [{ cookie: 'chomrom_colours=dark' }, 'data-colours="dark"'],
      [{ cookie: 'chomrom_colours=light' }, 'data-colours="light"'],
      [{ cookie: 'chomrom_zone=Europe/Paris' }, 'data-time-zone="Europe/Paris"'],
      [{}, 'data-time-zone="Asia/Bangkok" data-colours="system"'],
    ] as const;
    for (let round = 0; round < 2; round++)
      for (const [headers, mark] of looks)
        expect((await see(path, headers)).html.slice(0, 200)).toContain(mark);
  });

  test('does not follow what a hostile address adds, and keeps nothing of it', async () => {
    const { path } = await newThread();
    await see(path);
    const kept = await drawnWhile(async () => {
      for (let n = 0; n < 20; n++) await see(`${path}?x=${n}&at=1`);
      for (const other of [`${path}/`, `${path}?`, `/${path}`, path.toUpperCase()]) await see(other);
    });
    expect(kept).toBe(0);
    expect((await see(`${path}?%3Cscript%3E`)).html).not.toContain('<script>"');
  });

  test('shows a guide as it is now: reworded, with its sources removed, and retired', async () => {
    const mod = await makePerson('Mod', club);
    await grantRole(system, { memberId: mod.memberId, role: 'moderator', club: club.slug });
    const threadId = await makeThread(author, club);
    const { post } = await createPost(mod.actor, threadId, { body: 'A quoted answer', audience: 'everyone' });
    const given = { title: 'Ticks', body: 'Pull slowly.', tags: [], sources: [post.id] };
    const written = { ...given, slug: club.slug, status: 'published' as const };
    const { guideId } = await createGuide(mod.actor, written);
    const path = `/clubs/${club.slug}/guides/${guideId}`;
    const [first, again, list] = [await see(path), await see(path), await see(`/clubs/${club.slug}/guides`)];
    for (const words of ['Pull slowly.', 'A quoted answer']) expect(first.html).toContain(words);
    expect(again.headers.get('etag')).toBe(first.headers.get('etag'));
    expect(list.html).toContain('Ticks');
    await editGuide(mod.actor, { guideId, version: 1, title: 'Ticks', body: 'Pull straight.', note: '' });
    expect((await see(path)).html).toContain('Pull straight.');
    await removePost(mod.actor, { postId: post.id });
    expect((await see(path)).html).not.toContain('A quoted answer');
    await changePersona(mod.actor, { slug: club.slug, name: 'Doctor Mod' });
    expect((await see(path)).html).toContain('Doctor Mod');
    await settleGuide(mod.actor, { guideId, state: 'retired', reason: 'Out of date' });
    expect((await see(path)).html).toContain('Out of date');
    expect((await see(`/clubs/${club.slug}/guides`)).html).not.toContain('Ticks');
  });

  test('shows a proposal as it is now: reworded, supported, and withdrawn', async () => {
    const wish = { title: 'A shared lawn', body: 'Mown weekly.', tags: [], status: 'published' as const };
    const { proposalId } = await createProposal(author.actor, { ...wish, slug: club.slug });
    const path = `/clubs/${club.slug}/proposals/${proposalId}`;
    const { html } = await see(path);
    for (const words of ['Mown weekly.', 'Supporters: 0 of 20']) expect(html).toContain(words);
    // Once the jobs are done that its thread has put in.
    const tag = async () => (await see(path)).headers.get('etag');
    await expect.poll(async () => (await tag()) === (await tag())).toBe(true);
    await editProposal(author.actor, {
      proposalId,
      title: wish.title,
      body: 'Mown daily.',
      note: '',
      version: 1,
    });
    expect((await see(path)).html).toContain('Mown daily.');
    await supportProposal(author.actor, { proposalId, supports: true });
    expect((await see(path)).html).toContain('Supporters: 1 of 20');
    await withdrawProposal(author.actor, { proposalId, reason: 'It rained' });
    expect((await see(path)).html).toContain('It rained');
  });
});
