import { randomBytes } from 'node:crypto';
import { constants, crc32, deflateRawSync } from 'node:zlib';
import { Counter } from 'prom-client';
import { registry } from './metrics.server';

/** A page that anybody may see, declared by a module: drawn once for all visitors and asked for its version each time. */
export interface PublicPage {
  /** As in `/clubs/:slug/threads/:id`; only without a query. */
  path: string;
  /**
   * What changes with everything that a visitor sees on it and that somebody may want gone at once; undefined where there is
   * nothing for visitors. One short statement: it is asked with every request.
   */
  version(params: Record<string, string>): Promise<string | undefined>;
}

/** What is put in when the page is sent, because it is another for each answer. */
export interface PerAnswer {
  nonce: string;
  seed: string;
}

type Mark = keyof PerAnswer;
type Piece = { mark: Mark } | { plain: Buffer; packed: Buffer };

/** A page as it is kept: words that are the same for all, and between them the places of what is not. */
export interface KeptPage {
  pieces: readonly Piece[];
  etag: string | undefined;
  bytes: number;
}

/** Stands in a drawn page where a nonce or a seed belongs. Nobody can know it, and so nobody can write it. */
export const marks: PerAnswer = {
  nonce: `nonce-${randomBytes(18).toString('hex')}`,
  seed: `seed-${randomBytes(18).toString('hex')}`,
};

function pieceOf(text: string): Piece {
  if (text === marks.nonce) return { mark: 'nonce' };
  if (text === marks.seed) return { mark: 'seed' };
  const plain = Buffer.from(text);
  // Ends on a whole byte and refers to nothing before it, so that pieces can be put together in any order.
  const packed = deflateRawSync(plain, { finishFlush: constants.Z_FULL_FLUSH });
  return { plain, packed };
}

/** Pure but for its name: cuts a page drawn with `marks` into pieces. */
export function keepPage(html: string): KeptPage {
  const pieces = html
    .split(new RegExp(`(${marks.nonce}|${marks.seed})`))
    .filter((text) => text !== '')
    .map(pieceOf);
  const hasSeed = pieces.some((piece) => 'mark' in piece && piece.mark === 'seed');
  return {
    pieces,
    // A page with a form's key is never kept by a browser: the key would be sent twice.
    etag: hasSeed ? undefined : `W/"${randomBytes(12).toString('base64url')}"`,
    bytes: pieces.reduce(
      (sum, piece) => sum + ('plain' in piece ? piece.plain.length + piece.packed.length : 0),
      0,
    ),
  };
}

/** The page's bytes for one answer. */
export function fillPage({ pieces }: KeptPage, perAnswer: PerAnswer): Buffer {
  return Buffer.concat(
    pieces.map((piece) => ('mark' in piece ? Buffer.from(perAnswer[piece.mark]) : piece.plain)),
  );
}

const gzipHead = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
const lastBlock = Buffer.from([1, 0, 0, 255, 255]);

/** A block of deflate that holds its bytes as they are (RFC 1951 §3.2.4). */
function storedBlock(bytes: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt16LE(bytes.length, 1);
  head.writeUInt16LE(~bytes.length & 0xffff, 3);
  return Buffer.concat([head, bytes]);
}

/** The same as one gzip member (RFC 1952), of which only what differs is new. */
export function fillPagePacked({ pieces }: KeptPage, perAnswer: PerAnswer): Buffer {
  const parts: Buffer[] = [gzipHead];
  let [sum, length] = [0, 0];
  for (const piece of pieces) {
    const bytes = 'mark' in piece ? Buffer.from(perAnswer[piece.mark]) : piece.plain;
    parts.push('mark' in piece ? storedBlock(bytes) : piece.packed);
    sum = crc32(bytes, sum);
    length += bytes.length;
  }
  const tail = Buffer.alloc(8);
  tail.writeUInt32LE(sum, 0);
  tail.writeUInt32LE(length, 4);
  return Buffer.concat([...parts, lastBlock, tail]);
}

/**
 * Runs `read` for all who have asked since it last began, so that nobody is told of a state before their question: who asks while
 * one is under way shares the next.
 */
export function inRounds<Value>(read: (key: string) => Promise<Value>): (key: string) => Promise<Value> {
  const running = new Map<string, Promise<Value>>();
  const next = new Map<string, Promise<Value>>();
  const begin = (key: string): Promise<Value> => {
    const round = read(key).finally(() => running.delete(key));
    running.set(key, round);
    return round;
  };
  return (key) => {
    const current = running.get(key);
    if (!current) return begin(key);
    let following = next.get(key);
    if (!following) {
      const afterwards = () => {
        next.delete(key);
        return begin(key);
      };
      next.set(key, (following = current.then(afterwards, afterwards)));
    }
    return following;
  };
}

interface Kept {
  page: KeptPage;
  version: string;
  drawnAt: number;
}

const answers = new Counter({
  name: 'chomrom_visitor_pages_total',
  help: 'Pages for visitors: kept ones that were sent, and how often one was drawn.',
  labelNames: ['how'],
  registers: [registry],
});

export interface PageCacheOptions {
  pages: readonly PublicPage[];
  /** Of all kept pages together. */
  maxBytes?: number;
  /** How long "3 min" may stand: as long as an open page lets it stand. */
  maxAgeMs?: number;
  now?: () => number;
}

/** What a page's markup depends on besides its address. */
export interface Look {
  locale: string;
  timeZone: string;
  colourMode: string;
}

interface Route {
  pattern: RegExp;
  names: string[];
  page: PublicPage;
}

function routeOf(page: PublicPage): Route {
  const names = [...page.path.matchAll(/:(\w+)/g)].map((match) => match[1]!);
  return { pattern: new RegExp(`^${page.path.replaceAll(/:\w+/g, '([\\w-]{1,80})')}$`), names, page };
}

/** Pages for visitors, drawn once for each look and sent again as long as their version is the same. */
export class PageCache {
  readonly #kept = new Map<string, Kept>();
  readonly #drawing = new Map<string, Promise<KeptPage | undefined>>();
  readonly #routes: readonly Route[];
  readonly #version: (path: string) => Promise<string | undefined>;
  readonly #options: Required<PageCacheOptions>;
  #bytes = 0;

  constructor(options: PageCacheOptions) {
    this.#options = { maxBytes: 32 * 2 ** 20, maxAgeMs: 30_000, now: Date.now, ...options };
    this.#routes = options.pages.map(routeOf);
    this.#version = inRounds(async (path) => this.#find(path)?.());
  }

  get bytes(): number {
    return this.#bytes;
  }

  #find(path: string): (() => Promise<string | undefined>) | undefined {
    for (const { pattern, names, page } of this.#routes) {
      const match = pattern.exec(path);
      if (match)
        return () => page.version(Object.fromEntries(names.map((name, at) => [name, match[at + 1]!])));
    }
    return undefined;
  }

  /**
   * The page at `path` as it is now, drawn by `draw` where it is not kept; undefined where it is none to be kept, or `draw` says
   * so. `draw` uses `marks` and knows nothing of who asks.
   */
  async get(
    path: string,
    look: Look,
    draw: () => Promise<string | undefined>,
  ): Promise<KeptPage | undefined> {
    if (!this.#find(path)) return undefined;
    const version = await this.#version(path);
    if (version === undefined) return undefined;
    const key = [path, look.locale, look.timeZone, look.colourMode].join('\n');
    const kept = this.#kept.get(key);
    const fresh =
      kept && kept.version === version && this.#options.now() - kept.drawnAt < this.#options.maxAgeMs;
    if (fresh) {
      answers.inc({ how: 'kept' });
      // The one asked for last goes last.
      this.#kept.delete(key);
      this.#kept.set(key, kept);
      return kept.page;
    }
    return this.#drawOnce(key, version, draw);
  }

  /** Whoever asks for the same version of the same page at the same time waits for the same drawing. */
  #drawOnce(
    key: string,
    version: string,
    draw: () => Promise<string | undefined>,
  ): Promise<KeptPage | undefined> {
    const drawingKey = `${key}\n${version}`;
    let drawing = this.#drawing.get(drawingKey);
    if (!drawing) {
      answers.inc({ how: 'drawn' });
      const drawnAt = this.#options.now();
      drawing = draw()
        .then((html) => {
          const page = html === undefined ? undefined : keepPage(html);
          if (page) this.#keep(key, { page, version, drawnAt });
          return page;
        })
        .finally(() => this.#drawing.delete(drawingKey));
      this.#drawing.set(drawingKey, drawing);
    }
    return drawing;
  }

  #keep(key: string, kept: Kept): void {
    this.#drop(key);
    this.#kept.set(key, kept);
    this.#bytes += kept.page.bytes;
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.#options.maxBytes) break;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    this.#bytes -= this.#kept.get(key)?.page.bytes ?? 0;
    this.#kept.delete(key);
  }
}
