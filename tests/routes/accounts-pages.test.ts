import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { db } from '~/platform/db/client.server';
import { signIn } from '../support/api';
import { surf, type Surfer } from '../support/browser-like';
import { keptMails } from '../support/mail';
import { makeMember, newEmail, type TestPerson, useDatabaseOf } from '../support/people';
import { startPortal, type TestPortal } from '../support/portal';

let portal: TestPortal;
let release: () => Promise<void>;
beforeAll(async () => {
  portal = await startPortal();
  release = await useDatabaseOf(portal);
});
afterAll(async () => {
  await release();
  await portal.stop();
});

const password = 'a lighthouse in the fog';
const someone = () => ({ name: 'Ploy', email: newEmail(), password });

async function signedIn(person: TestPerson): Promise<Surfer> {
  const surfer = surf(portal);
  const { url } = await surfer.send('/sign-in', { email: person.email, password: person.password });
  expect(url.pathname).toBe('/');
  return surfer;
}

async function linkMailedTo(email: string, subject: string): Promise<string> {
  const find = async () =>
    (await keptMails(portal.dataDir, email)).find((mail) => mail.subject === subject)?.link;
  await expect.poll(find, { timeout: 20_000, interval: 200 }).toBeDefined();
  const link = (await find())!;
  expect(link.origin).toBe(portal.origin);
  return link.pathname + link.search;
}

describe('without JavaScript', () => {
  test('a visitor joins, is signed in and goes on where they wanted to', async () => {
    const surfer = surf(portal);
    const form = await surfer.open('/join?then=%2Fsettings');
    expect(form.html).toContain('name="password"');
    const { url, html } = await surfer.send('/join?then=%2Fsettings', someone());
    expect(url.pathname).toBe('/settings');
    expect(html).toContain('Ploy');
    expect((await surfer.open('/join')).url.pathname).toBe('/clubs');
    expect((await surfer.open('/sign-in?then=%2Fsettings')).url.pathname).toBe('/settings');
  });

  test('a form sent twice joins once', async () => {
    const fields = { ...someone(), idempotencyKey: `form-${newEmail()}` };
    const both = await Promise.all([1, 2].map(() => surf(portal).send('/join', fields)));
    expect(both.map(({ url }) => url.pathname)).toEqual(['/clubs', '/clubs']);
  });

  test('what was typed stays, except the password, and what is wrong is said at the field and above', async () => {
    const { email } = await makeMember();
    const { status, html } = await surf(portal).send('/join', { name: 'Ploy <b>', email, password });
    expect(status).toBe(409);
    expect(html).toContain('value="Ploy &lt;b&gt;"');
    expect(html).toContain(`value="${email}"`);
    expect(html).not.toContain(password);
    expect(html.split('There is an account with this e-mail address already.').length).toBeGreaterThan(2);
    expect(html).toMatch(/role="alert"/);
  });

  test('a wrong password and an unknown address look the same', async () => {
    const person = await makeMember();
    const strip = (html: string) =>
      html.replaceAll(/nonce="[^"]*"|\d{4}-\d\d-\d\dT[\d:.]+Z|value="[^"]*"|"[^"]*@example.com"/g, '');
    const [known, unknown] = await Promise.all(
      [person.email, newEmail()].map((email) =>
        surf(portal).send('/sign-in', { email, password: 'not the password' }),
      ),
    );
    expect([known!.status, unknown!.status]).toEqual([401, 401]);
    expect(known!.html).toContain('The e-mail address or the password is not right.');
    expect(strip(known!.html).length).toBe(strip(unknown!.html).length);
  });

  test('signing in changes the session’s secret, and signing out ends it', async () => {
    const person = await makeMember();
    const surfer = await signedIn(person);
    const first = surfer.cookie('chomrom')!;
    await surfer.send('/sign-in', { email: person.email, password: person.password });
    const second = surfer.cookie('chomrom')!;
    expect(second).not.toBe(first);
    expect(await db.session.count({ where: { memberId: person.memberId } })).toBe(1);
    const replay = surf(portal);
    replay.setCookie('chomrom', first);
    expect((await replay.open('/settings')).url.pathname).toBe('/sign-in');
    expect(replay.cookie('chomrom')).toBeUndefined();
    expect((await surfer.open('/sign-out')).url.pathname).toBe('/');
    expect((await surfer.open('/settings')).url.pathname).toBe('/settings');
    expect((await surfer.send('/sign-out', {})).html).toContain('You are signed out.');
    expect(await db.session.count({ where: { memberId: person.memberId } })).toBe(0);
  });

  test('the cookie is kept from scripts and from other sites', async () => {
    const person = await makeMember();
    const answer = await surf(portal).sendOnly('/sign-in', {
      email: person.email,
      password: person.password,
    });
    const [cookie] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^chomrom=[\w-]{30,}; Path=\/; HttpOnly; SameSite=Lax; Expires=/);
  });

  test.each([
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['https://evil.example', '/'],
    ['/%5Cevil.example', '/%5Cevil.example'],
    ['javascript:alert(1)', '/'],
    ['/\t/evil.example', '/'],
    ['/settings?x=1', '/settings?x=1'],
  ])('then=%s leads to %s', async (then, to) => {
    const person = await makeMember();
    const path = `/sign-in?then=${encodeURIComponent(then)}`;
    const answer = await surf(portal).sendOnly(path, { email: person.email, password: person.password });
    expect([answer.status, answer.headers.get('location')]).toEqual([302, to]);
    const surfer = await signedIn(person);
    expect((await surfer.open(path)).url.origin).toBe(portal.origin);
  });

  test('a page for members asks to sign in and comes back', async () => {
    const person = await makeMember();
    const surfer = surf(portal);
    const asked = await surfer.open('/settings?done=saved');
    expect(asked.url.pathname + asked.url.search).toBe('/sign-in?then=%2Fsettings%3Fdone%3Dsaved');
    const { url } = await surfer.send(asked.url.pathname + asked.url.search, {
      email: person.email,
      password: person.password,
    });
    expect(url.pathname).toBe('/settings');
  });

  test('an address is confirmed by one press, not by opening the link', async () => {
    const surfer = surf(portal);
    const fields = someone();
    await surfer.send('/join', fields);
    const link = await linkMailedTo(fields.email, 'Please confirm your e-mail address');
    await surf(portal).open(link);
    expect((await surfer.open('/settings')).html).toContain('not confirmed yet');
    const { html } = await surfer.send(link, {});
    expect(html).toContain('Your e-mail address is confirmed.');
    expect(html).not.toContain('not confirmed yet');
    expect((await surfer.open(link)).html).toContain('This link no longer works');
  });

  test('a forgotten password is chosen anew by the mailed link, and every device is signed out', async () => {
    const person = await makeMember({ locale: 'en' });
    const [surfer, device] = [surf(portal), await signedIn(person)];
    for (const email of [person.email, newEmail()]) {
      const { status, html } = await surfer.send('/forgot-password', { email });
      expect([status, html.includes('Look into your mailbox')]).toEqual([200, true]);
    }
    const link = await linkMailedTo(person.email, 'Choose a new password');
    const common = await surfer.send(link, { password: 'iloveyou123' });
    expect(common.html).toContain('Too many people use this password.');
    const { url, html } = await surfer.send(link, { password });
    expect([url.pathname, html.includes('Your new password is set.')]).toEqual(['/sign-in', true]);
    expect((await device.open('/settings')).url.pathname).toBe('/sign-in');
    await signedIn({ ...person, password });
  });
});

describe('settings', () => {
  test('keep name and picture, and take the picture away again', async () => {
    const person = await makeMember();
    const surfer = await signedIn(person);
    const picture = await sharp({ create: { width: 90, height: 90, channels: 3, background: '#808' } })
      .png()
      .toBuffer();
    const blob = new Blob([new Uint8Array(picture)], { type: 'image/png' });
    const { html } = await surfer.send('/settings', { intent: 'profile', name: 'Ploy P.', picture: blob });
    expect(html).toContain('Saved.');
    const { pictureId, name } = await db.member.findUniqueOrThrow({ where: { id: person.memberId } });
    expect(name).toBe('Ploy P.');
    expect((await surf(portal).open(`/uploads/${pictureId}?size=thumb`)).status).toBe(200);
    const none = await surfer.send('/settings', {
      intent: 'profile',
      name: '',
      picture: new Blob(['no picture']),
    });
    expect([none.status, none.html.includes('Please fill this in.')]).toEqual([422, true]);
    const bad = await surfer.send('/settings', {
      intent: 'profile',
      name: 'Ploy',
      picture: new Blob(['no picture']),
    });
    expect([bad.status, bad.html.includes('This is not a picture')]).toEqual([422, true]);
    await surfer.send('/settings', { intent: 'profile', name: 'Ploy', removePicture: 'on' });
    expect((await db.member.findUniqueOrThrow({ where: { id: person.memberId } })).pictureId).toBeNull();
  });

  test('speak the chosen language from the next page on', async () => {
    const surfer = await signedIn(await makeMember());
    const fields = { intent: 'language', locale: 'vi', timeZone: 'Asia/Ho_Chi_Minh' };
    const { html } = await surfer.send('/settings', fields);
    expect(html).toMatch(/<html lang="vi" data-time-zone="Asia\/Ho_Chi_Minh"/);
    expect(html).toContain('Đã lưu.');
    expect((await surfer.send('/settings', { ...fields, locale: '' })).html).toMatch(/<html lang="en"/);
    expect((await surfer.send('/settings', { ...fields, timeZone: 'Moon/Base' })).status).toBe(422);
  });

  test('list where one is signed in, and end one or all others', async () => {
    const person = await makeMember();
    const iPhone = {
      'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1',
    };
    const phone = surf(portal, iPhone);
    await phone.send('/sign-in', { email: person.email, password: person.password });
    const surfer = await signedIn(person);
    const program = await signIn(portal, person);
    const { html } = await surfer.open('/settings');
    for (const words of ['Safari · iPhone', 'this one', 'Program']) expect(html).toContain(words);
    const [{ id } = { id: '' }] = await db.session.findMany({
      where: { memberId: person.memberId, userAgent: { contains: 'iPhone' } },
    });
    await surfer.send('/settings', { intent: 'end-session', sessionId: id });
    expect((await phone.open('/settings')).url.pathname).toBe('/sign-in');
    expect((await program.get('/me')).status).toBe(200);
    expect((await surfer.send('/settings', { intent: 'end-others' })).html).toContain(
      'All other sessions are over.',
    );
    expect((await program.get('/me')).status).toBe(401);
    expect((await surfer.open('/settings')).url.pathname).toBe('/settings');
  });

  test('change the password with the one so far', async () => {
    const person = await makeMember();
    const [surfer, other] = [await signedIn(person), await signedIn(person)];
    const fields = { intent: 'password', currentPassword: 'not the password', password };
    const wrong = await surfer.send('/settings', fields);
    expect([wrong.status, wrong.html.includes('This is not your current password.')]).toEqual([422, true]);
    const { html } = await surfer.send('/settings', { ...fields, currentPassword: person.password });
    expect(html).toContain('Your password is changed');
    expect((await other.open('/settings')).url.pathname).toBe('/sign-in');
    await signedIn({ ...person, password });
  });
});

describe('the guard of every change', () => {
  const own = () => portal.origin;
  const foreign = 'https://evil.example';
  const rows: [string, string | undefined, (() => string) | undefined, number][] = [
    ['a page of ours, which the browser says', 'same-origin', own, 302],
    ['a page of ours, which the browser says without an origin', 'same-origin', undefined, 302],
    ['an older browser on a page of ours', undefined, own, 302],
    ['the address bar of a browser that says nothing more', 'none', undefined, 403],
    ['the address bar, from our origin', 'none', own, 302],
    ['another site', 'cross-site', () => foreign, 403],
    ['another site that claims our origin', 'cross-site', own, 403],
    ['a sibling site', 'same-site', own, 403],
    ['an older browser on another site', undefined, () => foreign, 403],
    ['a page that hides where it is from', undefined, () => 'null', 403],
    ['nowhere', undefined, undefined, 403],
  ];

  test.each(rows)('a cookie from %s', async (_, site, origin, status) => {
    const surfer = await signedIn(await makeMember());
    const headers: Record<string, string> = { cookie: `chomrom=${surfer.cookie('chomrom')}` };
    if (site) headers['sec-fetch-site'] = site;
    if (origin) headers.origin = origin();
    const answer = await fetch(`${portal.origin}/sign-out`, { method: 'POST', headers, redirect: 'manual' });
    expect(answer.status).toBe(status);
    expect((await surfer.open('/settings')).url.pathname).toBe(status === 302 ? '/sign-in' : '/settings');
  });

  test('a token needs no origin, but a browser on another site cannot use one either', async () => {
    const { token } = await signIn(portal, await makeMember());
    const call = (headers: Record<string, string>) =>
      fetch(`${portal.origin}/api/v1/me`, {
        method: 'PATCH',
        body: '{}',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      });
    expect((await call({})).status).toBe(200);
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: foreign }] as Record<
      string,
      string
    >[]) {
      const refused = await call(headers);
      expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([403, 'forbidden']);
    }
  });

  test('nobody is signed in from another site', async () => {
    const person = await makeMember();
    const headers = { 'sec-fetch-site': 'cross-site', origin: foreign };
    const fields = { email: person.email, password: person.password };
    expect((await surf(portal).sendOnly('/sign-in', fields, headers)).status).toBe(403);
  });

  test('a forged, an ended and an empty cookie are a visitor’s on pages and refused by the API', async () => {
    for (const cookie of ['A'.repeat(34), '', 'x', '%00', 'a'.repeat(5_000)]) {
      const surfer = surf(portal);
      surfer.setCookie('chomrom', cookie);
      expect((await surfer.open('/settings')).url.pathname).toBe('/sign-in');
      const answer = await fetch(`${portal.origin}/api/v1/me`, { headers: { cookie: `chomrom=${cookie}` } });
      expect(answer.status).toBe(401);
    }
  });
});
