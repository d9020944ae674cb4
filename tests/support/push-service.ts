import {
  createDecipheriv,
  createECDH,
  createHmac,
  createPublicKey,
  hkdfSync,
  randomBytes,
  verify,
} from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A browser's side of a push subscription: it alone can read what is sent to it. */
export interface TestDevice {
  /** As `PushSubscription.toJSON()` gives it. */
  subscription: { endpoint: string; keys: { p256dh: string; auth: string } };
  /** What arrived, decrypted. */
  messages: { title: string; body: string; url: string; tag: string; lang: string }[];
  headers: IncomingMessage['headers'][];
  /** Answers of the service to the next messages, the first first; without one it takes them. */
  moods: (number | 'hang up')[];
}

export interface TestPushService {
  origin: string;
  port: number;
  device(): TestDevice;
  stop(): Promise<void>;
}

/** Decrypts a message as a browser does: RFC 8188 with the keys of RFC 8291. */
function decrypt(body: Buffer, own: ReturnType<typeof createECDH>, auth: Buffer): string {
  const salt = body.subarray(0, 16);
  const keyLength = body[20]!;
  const theirs = body.subarray(21, 21 + keyLength);
  const sealed = body.subarray(21 + keyLength);
  const shared = own.computeSecret(theirs);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), own.getPublicKey(), theirs]);
  const input = Buffer.from(hkdfSync('sha256', shared, auth, info, 32));
  const prk = createHmac('sha256', salt).update(input).digest();
  const expand = (label: string, length: number) =>
    createHmac('sha256', prk).update(`Content-Encoding: ${label}\0\x01`).digest().subarray(0, length);
  const decipher = createDecipheriv('aes-128-gcm', expand('aes128gcm', 16), expand('nonce', 12));
  decipher.setAuthTag(sealed.subarray(-16));
  const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  // After the text stands a delimiter, then zeros.
  return plain.subarray(0, plain.lastIndexOf(2)).toString();
}

/** Whether a VAPID header was signed with the key that it names (RFC 8292). */
function isSigned(header: string, audience: string): boolean {
  const [, token, key] = /^vapid t=([^,]+), k=(.+)$/.exec(header) ?? [];
  if (!token || !key) return false;
  const [head, claims, signature] = token.split('.') as [string, string, string];
  const point = Buffer.from(key, 'base64url');
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  };
  const { aud } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { aud: string };
  return (
    aud === audience &&
    verify(
      'sha256',
      Buffer.from(`${head}.${claims}`),
      { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64url'),
    )
  );
}

/** A push service on this machine that checks who calls and decrypts what its devices get. */
export async function startPushService(): Promise<TestPushService> {
  const devices = new Map<string, (body: Buffer, request: IncomingMessage) => number | 'hang up'>();
  let origin = '';
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const take = devices.get(request.url ?? '');
      const status = take ? take(Buffer.concat(chunks), request) : 404;
      if (status === 'hang up') return request.socket.destroy();
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    port,
    device() {
      const own = createECDH('prime256v1');
      own.generateKeys();
      const auth = randomBytes(16);
      const path = `/push/${randomBytes(8).toString('hex')}`;
      const device: TestDevice = {
        subscription: {
          endpoint: origin + path,
          keys: { p256dh: own.getPublicKey('base64url'), auth: auth.toString('base64url') },
        },
        messages: [],
        headers: [],
        moods: [],
      };
      devices.set(path, (body, request) => {
        const mood = device.moods.shift();
        if (mood !== undefined && mood !== 201) return mood;
        if (!isSigned(request.headers.authorization ?? '', origin)) return 403;
        device.headers.push(request.headers);
        device.messages.push(JSON.parse(decrypt(body, own, auth)) as TestDevice['messages'][number]);
        return 201;
      });
      return device;
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
