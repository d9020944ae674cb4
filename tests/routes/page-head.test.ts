import { parseDocument } from 'htmlparser2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { surf } from '../support/browser-like';
import { enterClub, makeClub, makePerson, makeThread, type SignedInPerson } from '../support/club';
import { useDatabaseOf } from '../support/people';
import { startPortal, type TestPortal } from '../support/portal';

let portal: TestPortal;
let release: () => Promise<void>;
let admin: SignedInPerson;
let thread: string;

beforeAll(async () => {
  portal = await startPortal();
  release = await useDatabaseOf(portal);
  const club = await makeClub('dogs');
  await makeClub('inner', 'members');
  admin = await makePerson('Ann', club, { portalRoles: ['admin'] });
  thread = `/clubs/dogs/threads/${await makeThread(admin, club)}`;
  await enterClub(await makePerson('Bob'), club);
});
afterAll(async () => {
  await release();
  await portal.stop();
});

type Head = Record<string, string>;

/** Title, canonical address, and what `meta` says, by name. */
async function headOf(path: string, session?: string): Promise<Head> {
  const surfer = surf(portal);
  if (session) surfer.setCookie('chomrom', session);
  const { html } = await surfer.open(path.replace('THREAD', thread));
  const head: Head = { title: /<title>(.*?)<\/title>/.exec(html)?.[1] ?? '' };
  const walk = (nodes: ReturnType<typeof parseDocument>['children']): void =>
    nodes.forEach((node) => {
      if (!('attribs' in node)) return;
      const { name, property, content, rel, href } = node.attribs;
      if (node.name === 'meta' && (name ?? property)) head[(name ?? property)!] = content ?? '';
      if (node.name === 'link' && rel === 'canonical') head.canonical = href ?? '';
      walk(node.children);
    });
  walk(parseDocument(html).children);
  return head;
}

describe('what a visitor can read', () => {
  test.each([
    ['/', 'Chomrom · The club house of your brand'],
    ['/clubs', 'Clubs · Chomrom'],
    ['/clubs/dogs', 'dogs · Chomrom'],
    ['/clubs/dogs/threads?sort=new', 'Threads · dogs · Chomrom'],
    ['THREAD?at=1', 'Morning walks · dogs · Chomrom'],
    ['/join', 'Join · Chomrom'],
  ])('%s is titled, described and named by one address', async (path, title) => {
    const head = await headOf(path);
    expect(head.title).toBe(title);
    expect(head.description).toBeTruthy();
    expect(head.canonical).toBe(`${portal.origin}${path.replace('THREAD', thread).split('?')[0]}`);
    expect(head['og:url']).toBe(head.canonical);
    expect(head['og:title']).toBeTruthy();
    expect(head['og:image']).toBe(`${portal.origin}/og.png`);
    expect(head.robots).toBeUndefined();
  });

  test.each(['/og.png', '/icons/icon-180.png', '/icons/icon-512.png', '/icons/icon-maskable-512.png'])(
    '%s is there, as a picture',
    async (path) => {
      const answer = await fetch(portal.origin + path);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
    },
  );

  test('a thread is described by its first post', async () => {
    expect((await headOf(thread))['og:description']).toBe('Who is up at six?');
  });

  test.each(['/search?q=dog', '/sign-in?then=/settings', '/forgot-password', '/clubs/inner'])(
    'machines that search keep out of %s',
    async (path) => {
      const head = await headOf(path);
      expect(head.robots).toBe('noindex');
      expect(head.canonical).toBeUndefined();
    },
  );

  test('a page that is not there is titled by what happened', async () => {
    expect((await headOf('/nowhere')).title).toBe('Nothing lives here · Chomrom');
  });
});

describe('what is somebody’s own', () => {
  test.each([
    '/notices',
    '/settings/notices',
    '/settings/follows',
    '/bookmarks',
    '/settings',
    '/moderation',
    '/ask',
    '/clubs/dogs/ask',
    '/clubs/dogs/membership',
    '/clubs/dogs/invitations',
    '/clubs/dogs/people',
    'THREAD/posts/1',
    'THREAD/posts/1/edit',
    'THREAD/posts/1/history',
    'THREAD/edit',
    '/studio',
    '/studio/clubs/new',
    '/studio/clubs/dogs',
    '/studio/clubs/dogs/tags',
    '/studio/clubs/dogs/questions',
    '/studio/clubs/dogs/records',
    '/studio/clubs/dogs/records/new',
    '/studio/roles',
    '/studio/organisations',
    '/studio/members',
    '/studio/mail',
    '/studio/audit',
  ])('%s has a title of its own and is not for machines that search', async (path) => {
    const head = await headOf(path, admin.secret);
    expect(head.title).toMatch(/^.+ · Chomrom$/);
    expect(head.title).not.toMatch(/^(dogs|Chomrom) · /);
    expect(head.robots).toBe('noindex');
  });
});
