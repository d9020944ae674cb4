import { lookup as systemLookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import { Agent, buildConnector, request } from 'undici';

import { readPageHead } from './page-head.ts';
import { isPublicAddress } from './public-address.server.ts';

// A member's link makes this server call an address that a stranger chose. So only the public internet may be reached,
// and the address is judged where the connection is made: what a name resolved to a moment ago proves nothing.

export type LinkPreview = {
  /** Where the redirects ended. */
  url: string;
  /** One line each, without marks. */
  title: string;
  description: string | null;
  siteName: string | null;
};

export type ResolvedAddress = { address: string; family: number };

export type LinkPreviewOptions = {
  /** Resolves a host name; the system's resolver when absent. */
  lookup?: (hostname: string) => Promise<ResolvedAddress[]>;
  signal?: AbortSignal;
  /** Ports at which 127.0.0.1 counts as public, so that tests can run servers. Never set otherwise. */
  allowLoopbackForTests?: readonly number[];
};

const PATIENCE_MS = 3000;
const MAX_REDIRECTS = 3;
const MAX_BYTES = 256 * 1024;
const WEB_PORTS = ['', '80', '443'];
const REDIRECTS = [301, 302, 303, 307, 308];
const HTML = /^\s*(?:text\/html|application\/xhtml\+xml)\s*(?:;|$)/i;

/**
 * Title and description of a public web page, or null where there is none to show: not reachable, not allowed, not HTML,
 * without a title, or slower than three seconds in all. Never throws. Reads at most 256 KB.
 */
export async function fetchLinkPreview(
  url: string,
  options: LinkPreviewOptions = {},
): Promise<LinkPreview | null> {
  if (!URL.canParse(url)) return null;
  const patience = AbortSignal.timeout(PATIENCE_MS);
  const signal = options.signal ? AbortSignal.any([patience, options.signal]) : patience;
  const agent = guardedAgent(options);
  try {
    return await follow(new URL(url), agent, signal, options);
  } catch {
    // A refusal, a lost connection and a broken answer are all the same to a reader: a link without a preview.
    return null;
  } finally {
    agent.destroy().catch(() => undefined);
  }
}

async function follow(start: URL, agent: Agent, signal: AbortSignal, options: LinkPreviewOptions) {
  let url = start;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    if (!mayAsk(url, options)) return null;
    const answer = await untilAborted(signal, ask(url, agent, signal));
    const { statusCode, headers, body } = answer;
    // Nobody listens to a body that is not read to its end; its late error must not go unhandled.
    body.on('error', () => undefined);
    if (REDIRECTS.includes(statusCode)) {
      body.destroy();
      const location = headers.location;
      if (typeof location !== 'string' || !URL.canParse(location, url)) return null;
      url = new URL(location, url);
      continue;
    }
    const type = headers['content-type'];
    const encoded = headers['content-encoding'] !== undefined && headers['content-encoding'] !== 'identity';
    if (statusCode !== 200 || typeof type !== 'string' || !HTML.test(type) || encoded) {
      body.destroy();
      return null;
    }
    const head = readPageHead(await untilAborted(signal, readStart(body)), type);
    url.hash = start.hash;
    return head && { url: url.href, ...head };
  }
  return null;
}

function ask(url: URL, dispatcher: Agent, signal: AbortSignal) {
  return request(url, {
    dispatcher,
    signal,
    headers: {
      'user-agent': 'Mozilla/5.0 (compatible; Chomrom link preview)',
      accept: 'text/html, application/xhtml+xml',
      'accept-encoding': 'identity',
      'accept-language': 'th, vi;q=0.9, en;q=0.8',
    },
  });
}

/** Whether an address given by a stranger may be asked at all; where it leads is judged when connecting. */
export function mayAsk(url: URL, options: LinkPreviewOptions): boolean {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return false;
  if (url.username !== '' || url.password !== '') return false;
  const testPort = options.allowLoopbackForTests?.includes(Number(url.port)) ?? false;
  if (!WEB_PORTS.includes(url.port) && !testPort) return false;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // A name is judged by its addresses when connecting; an address in the link itself is never looked up.
  return isIP(host) === 0 || mayReach(host, portOf(url), options);
}

function portOf(url: URL): number {
  return Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
}

function mayReach(address: string, port: number, options: LinkPreviewOptions): boolean {
  if (isPublicAddress(address)) return true;
  return address === '127.0.0.1' && (options.allowLoopbackForTests?.includes(port) ?? false);
}

/** An agent for one address given by a stranger. Connections are not shared: each is made, and judged, for this one. */
export function guardedAgent(options: Pick<LinkPreviewOptions, 'allowLoopbackForTests' | 'lookup'>): Agent {
  return new Agent({
    connect: guardedConnector(options),
    connections: 1,
    headersTimeout: PATIENCE_MS,
    bodyTimeout: PATIENCE_MS,
  });
}

function guardedConnector(options: LinkPreviewOptions): buildConnector.connector {
  return (target, callback) => {
    const port = Number(target.port) || (target.protocol === 'https:' ? 443 : 80);
    const connect = buildConnector({ timeout: PATIENCE_MS, lookup: guardedLookup(port, options) });
    connect(target, (...[error, socket]) => {
      if (error) return callback(error, null);
      // The second lock: whatever way the address came by, this is the one that was reached.
      if (!mayReach(socket.remoteAddress ?? '', port, options)) {
        socket.destroy();
        return callback(new Error('not a public address'), null);
      }
      return callback(null, socket);
    });
  };
}

function guardedLookup(port: number, options: LinkPreviewOptions): LookupFunction {
  const resolve = options.lookup ?? ((hostname: string) => systemLookup(hostname, { all: true }));
  return (hostname, { all }, callback) => {
    resolve(hostname).then(
      (addresses) => {
        const [first] = addresses;
        // One inner address among public ones is reason enough: honest names have none.
        if (!first || !addresses.every(({ address }) => mayReach(address, port, options))) {
          callback(Object.assign(new Error('not a public address'), { code: 'EACCES' }), '');
        } else if (all) callback(null, addresses);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, ''),
    );
  };
}

async function readStart(body: AsyncIterable<Buffer> & { destroy(): unknown }): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    bytes += chunk.length;
    // Leaving the loop destroys the body, and with it the connection.
    if (bytes >= MAX_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, MAX_BYTES);
}

/** Some waits (a resolver's) do not know of signals; what comes of them later is dropped. */
function untilAborted<Result>(signal: AbortSignal, work: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
