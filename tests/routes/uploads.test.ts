import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { grantRole } from '~/modules/clubs/grant-role.server';
import { system } from '~/platform/actor';
import { api, type ApiClient, signIn } from '../support/api';
import { makeMember, useDatabaseOf } from '../support/people';
import { startPortal, type TestPortal } from '../support/portal';

let portal: TestPortal;
let release: () => Promise<void>;
let photo: Buffer;

beforeAll(async () => {
  portal = await startPortal();
  release = await useDatabaseOf(portal);
  photo = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#c07f3f' } })
    .withExif({ IFD0: { Make: 'Camera of Malee' }, IFD3: { GPSLatitude: '13/1 45/1 0/1' } })
    .jpeg()
    .toBuffer();
});
afterAll(async () => {
  await release();
  await portal.stop();
});

type Member = ApiClient & { token: string };
const newMember = async (options = {}): Promise<Member> => signIn(portal, await makeMember(options));
const formOf = (content: BlobPart, type = 'image/jpeg', field = 'file') => {
  const form = new FormData();
  form.set(field, new Blob([content], { type }), 'dog.jpg');
  return form;
};
const send = (member: ApiClient, raw: BodyInit, headers = {}) =>
  member.send('POST', '/uploads', undefined, { raw, headers });
const look = (path: string, member?: Member, method = 'GET') =>
  fetch(portal.origin + path, { method, headers: member ? { authorization: `Bearer ${member.token}` } : {} });

describe('a picture', () => {
  test('is encoded anew without what the camera wrote, and served so that it is nothing but a picture', async () => {
    const member = await newMember();
    const { status, body } = await send(member, formOf(new Uint8Array(photo)));
    expect(status).toBe(201);
    expect(body.upload).toMatchObject({ url: `/uploads/${body.upload.id}`, width: 900, height: 600 });
    const answer = await look(body.upload.url, member);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/webp',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox') as string,
      'cache-control': 'private, max-age=86400, immutable',
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(answer.headers.get('content-length')).toBe(String(bytes.length));
    const { format, width, exif } = await sharp(bytes).metadata();
    expect({ format, width, exif }).toEqual({ format: 'webp', width: 900, exif: undefined });
    expect(bytes.includes('Malee')).toBe(false);
    const thumb = await look(`${body.upload.url}?size=thumb`, member);
    expect((await sharp(Buffer.from(await thumb.arrayBuffer())).metadata()).width).toBe(480);
    const head = await look(body.upload.url, member, 'HEAD');
    expect([head.status, await head.text(), head.headers.get('content-length')]).toEqual([
      200,
      '',
      String(bytes.length),
    ]);
  });

  test('is its uploader’s alone until something shows it; a profile shows it to everybody', async () => {
    const [owner, stranger] = [await newMember(), await newMember()];
    const { id, url } = (await send(owner, formOf(new Uint8Array(photo)))).body.upload;
    expect((await look(url)).status).toBe(404);
    expect((await look(url, stranger)).status).toBe(404);
    expect((await stranger.patch('/me', { pictureId: id })).status).toBe(422);
    expect((await owner.patch('/me', { pictureId: id })).body.member.pictureId).toBe(id);
    const seen = await look(url);
    expect([seen.status, seen.headers.get('cache-control')]).toEqual([
      200,
      'public, max-age=31536000, immutable',
    ]);
    expect((await owner.patch('/me', { pictureId: null })).body.member.pictureId).toBeNull();
  });

  test('in a post of a members’ club is for its members alone', async () => {
    const admin = await newMember({ portalRoles: ['admin'] });
    const [member, stranger] = [await newMember(), await newMember()];
    const slug = 'closed-club';
    await admin.post('/clubs', { slug, name: 'Closed', visibility: 'members', joinMode: 'open' });
    expect((await member.put(`/clubs/${slug}/memberships/me`)).status).toBe(200);
    const { id, url } = (await send(member, formOf(new Uint8Array(photo)))).body.upload;
    const thread = await member.post(`/clubs/${slug}/threads`, {
      kind: 'talk',
      title: 'Look',
      body: `![Dog](${url})`,
    });
    expect(thread.status).toBe(201);
    expect((await look(url, stranger)).status).toBe(404);
    expect((await look(url)).status).toBe(404);
    const second = await newMember();
    await second.put(`/clubs/${slug}/memberships/me`);
    expect((await look(url, second)).status).toBe(200);
    expect((await member.patch('/me', { pictureId: id })).status).toBe(422);
    await second.delete(`/clubs/${slug}/memberships/me`);
    expect((await look(url, second)).status).toBe(404);
  });

  test('of a record is for those to whom the record is shown, and for nobody once it is taken back', async () => {
    const admin = await newMember({ portalRoles: ['admin'] });
    const slug = 'record-photos';
    const fields = [
      { key: 'name', label: 'Name', kind: 'text', required: true },
      { key: 'photo', label: 'Photo', kind: 'photo' },
    ];
    const recordTypes = [{ key: 'dog', label: 'My dog', fields }];
    await admin.post('/clubs', { slug, name: 'Dogs', visibility: 'public', joinMode: 'open', recordTypes });
    const [asker, member, stranger] = [await newMember(), await newMember(), await newMember()];
    const person = await makeMember();
    const vet = await signIn(portal, person);
    for (const one of [asker, member, vet]) await one.put(`/clubs/${slug}/memberships/me`);
    await grantRole(system, {
      ...{ memberId: person.memberId, role: 'expert', club: slug },
      ...{ field: 'Vet', credential: 'Licence', issuer: 'The council' },
    });
    const { id, url } = (await send(asker, formOf(new Uint8Array(photo)))).body.upload;
    const values = { name: 'Mochi', photo: id };
    const record = (await asker.post(`/clubs/${slug}/records`, { type: 'dog', values, state: 'private' }))
      .body.record;
    const seenBy = async (...people: (Member | undefined)[]) =>
      Promise.all(people.map(async (one) => (await look(url, one)).status));
    const everybody = [asker, vet, member, stranger, admin, undefined];
    expect(await seenBy(...everybody)).toEqual([200, 404, 404, 404, 404, 404]);

    const { thread } = (
      await asker.post(`/clubs/${slug}/threads`, { kind: 'question', title: 'He limps', body: 'Look.' })
    ).body;
    const share = (shown: string[]) =>
      asker.put(`/threads/${thread.id}/record`, { recordId: record.id, fields: shown, consent: true });
    expect((await share(['name'])).status).toBe(200);
    expect(await seenBy(vet)).toEqual([404]);
    expect((await share(['name', 'photo'])).body.record.values).toEqual(values);
    expect(await seenBy(...everybody)).toEqual([200, 200, 404, 404, 404, 404]);
    expect((await look(url, vet)).headers.get('cache-control')).toBe('no-store');
    expect((await asker.delete(`/threads/${thread.id}/record`)).status).toBe(200);
    for (const size of ['', '?size=thumb'])
      expect((await look(`${url}${size}`, vet)).status, `after it was taken back ${size}`).toBe(404);

    await asker.patch(`/records/${record.id}`, { state: 'shared' });
    expect(await seenBy(...everybody)).toEqual([200, 200, 200, 404, 200, 404]);
    await asker.patch(`/records/${record.id}`, { state: 'private' });
    expect(await seenBy(vet, member, admin)).toEqual([404, 404, 404]);
    const body = `![Mochi](${url})`;
    const shownElsewhere = await asker.post(`/clubs/${slug}/threads`, { kind: 'talk', title: 'Look', body });
    expect([shownElsewhere.status, await seenBy(member)]).toEqual([201, [404]]);

    await asker.patch(`/records/${record.id}`, { state: 'shared' });
    await asker.patch(`/records/${record.id}`, { values: { name: 'Mochi' } });
    expect(await seenBy(asker, vet, member, admin)).toEqual([200, 404, 404, 404]);
    await asker.patch(`/records/${record.id}`, { values });
    expect(await seenBy(member)).toEqual([200]);
    await asker.delete(`/records/${record.id}`);
    expect(await seenBy(vet, member, admin)).toEqual([404, 404, 404]);
  });

  test('that is none is refused', async () => {
    const member = await newMember();
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    for (const content of [
      svg,
      '<html><script>alert(1)</script>',
      'GIF89a',
      new Uint8Array(photo.subarray(0, 200)),
    ])
      expect(await send(member, formOf(content))).toMatchObject({
        status: 422,
        body: { code: 'not_a_picture' },
      });
    expect((await send(member, formOf(new Uint8Array(photo), 'image/jpeg', 'other'))).status).toBe(422);
    expect((await send(api(portal), formOf(new Uint8Array(photo)))).status).toBe(401);
  });

  test('that is too large is refused, also when its length is not told', async () => {
    const member = await newMember();
    const large = new Uint8Array(8 * 1024 * 1024 + 1);
    expect(await send(member, formOf(large))).toMatchObject({ status: 413, body: { code: 'too_large' } });
    let sent = 0;
    const untold = new ReadableStream({
      async pull(controller) {
        await new Promise((resolve) => setImmediate(resolve));
        if (sent++ < 20) controller.enqueue(new Uint8Array(1024 * 1024));
        else controller.close();
      },
    });
    const answer = await fetch(`${portal.origin}/api/v1/uploads`, {
      method: 'POST',
      body: untold,
      duplex: 'half',
      headers: { authorization: `Bearer ${member.token}`, 'content-type': 'multipart/form-data; boundary=x' },
    } as RequestInit).then(
      ({ status }) => status,
      // The portal may close the connection while we are still sending.
      () => 413,
    );
    expect(answer).toBe(413);
    const bomb = await sharp({ create: { width: 9000, height: 5000, channels: 3, background: '#000' } })
      .png()
      .toBuffer();
    expect((await send(member, formOf(new Uint8Array(bomb), 'image/png'))).status).toBe(413);
  });

  test('must come as a form that can be read', async () => {
    const member = await newMember();
    const type = (value: string) => ({ 'content-type': value });
    expect((await send(member, '{}', type('application/json'))).status).toBe(415);
    expect(await send(member, 'broken', type('multipart/form-data; boundary=x'))).toMatchObject({
      status: 400,
      body: { code: 'malformed' },
    });
  });

  test('sent twice with one key is one picture', async () => {
    const member = await newMember();
    const key = { 'Idempotency-Key': 'picture-1' };
    const [first, second] = await Promise.all(
      [1, 2].map(() => send(member, formOf(new Uint8Array(photo)), key)),
    );
    expect(second!.body).toEqual(first!.body);
    const other = await sharp(photo).negate().jpeg().toBuffer();
    expect(await send(member, formOf(new Uint8Array(other)), key)).toMatchObject({
      status: 409,
      body: { code: 'conflict' },
    });
  });
});
