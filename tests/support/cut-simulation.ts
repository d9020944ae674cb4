import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { StreamUpdate } from '~/platform/updates/update';
import { makeClub, makePerson, makeThread, type SignedInPerson } from './club';
import { openPage, type TestPage } from './page';
import { useDatabaseOf } from './people';
import { startPortal, type TestPortal } from './portal';
import { type CutProxy, openProxy } from './proxy';
import { type Chance, chance } from './random';
import { until } from './sockets';

export interface CutSimulation {
  seed: number;
  /** How many cuts; of them `restarts` end the portal itself, every other one by kill -9. */
  cuts: number;
  restarts: number;
  pages: number;
  postsPerSecond: number;
}

export interface CutReport {
  cuts: Record<string, number>;
  /** Replies that the portal acknowledged. */
  acknowledged: number;
  updates: number;
  lost: number;
  doubled: number;
  outOfOrder: number;
  /** Acknowledged replies that are not there exactly once. */
  wronglyStored: number;
  seconds: number;
}

interface Line {
  page: TestPage;
  proxy: CutProxy;
}

/** People who read one thread over wires that are cut at random, while somebody goes on writing in it. */
class Simulation {
  #options: CutSimulation;
  #chance: Chance;
  #portal!: TestPortal;
  #up = true;
  #lines: Line[] = [];
  #author!: SignedInPerson;
  #threadId!: string;
  #writing = true;
  #acknowledged: string[] = [];
  #cuts: Record<string, number> = {};

  constructor(options: CutSimulation) {
    this.#options = options;
    this.#chance = chance(options.seed);
  }

  async run(): Promise<CutReport> {
    const startedAt = Date.now();
    this.#portal = await startPortal();
    const { database } = this.#portal;
    const release = await useDatabaseOf(this.#portal);
    try {
      const club = await makeClub('dogs');
      this.#author = await makePerson('Ann', club);
      this.#threadId = await makeThread(this.#author, club);
      for (let n = 0; n < this.#options.pages; n++) await this.#openLine();
      const writing = this.#write();
      await this.#cutAll();
      this.#writing = false;
      await writing;
      await this.#mend();
      return await this.#report(Date.now() - startedAt);
    } finally {
      this.#writing = false;
      for (const { page, proxy } of this.#lines) {
        page.close();
        await proxy.close();
      }
      await release();
      await this.#portal.stop();
      await database.drop();
    }
  }

  get #stream(): string {
    return `thread:${this.#threadId}`;
  }

  async #openLine(): Promise<void> {
    const proxy = await openProxy(this.#portal.origin);
    const page = openPage(proxy.origin, { token: this.#author.secret, stream: this.#stream, seq: 1 });
    this.#lines.push({ page, proxy });
  }

  async #write(): Promise<void> {
    const writers = Array.from({ length: 3 }, async () => {
      while (this.#writing) {
        await this.#writeOnce(randomUUID());
        await pause((3_000 / this.#options.postsPerSecond) * this.#chance.between(0.5, 1.5));
      }
    });
    await Promise.all(writers);
  }

  /** As the page does it: the same key again until it is acknowledged. */
  async #writeOnce(body: string): Promise<void> {
    for (;;) {
      try {
        const answer = await fetch(`${this.#portal.origin}/api/v1/threads/${this.#threadId}/posts`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'idempotency-key': body,
            authorization: `Bearer ${this.#author.secret}`,
          },
          body: JSON.stringify({ body }),
          signal: AbortSignal.timeout(5_000),
        });
        if (answer.status === 201) return void this.#acknowledged.push(body);
        if (answer.status < 500) throw new Error(`Writing answers ${answer.status}: ${await answer.text()}`);
      } catch (error) {
        if (error instanceof Error && error.message.startsWith('Writing')) throw error;
      }
      await pause(100);
    }
  }

  async #cutAll(): Promise<void> {
    const { cuts, restarts } = this.#options;
    const every = Math.floor(cuts / (restarts + 1));
    const ongoing: Promise<void>[] = [];
    for (let n = 1; n <= cuts; n++) {
      if (restarts > 0 && n % every === 0 && n / every <= restarts) {
        await this.#restart((n / every) % 2 === 0 ? 'SIGTERM' : 'SIGKILL');
      } else {
        const line = this.#chance.pick(this.#lines);
        const kind = this.#chance.pick(['close', 'refuse', 'black hole', 'stutter'] as const);
        this.#cuts[kind] = (this.#cuts[kind] ?? 0) + 1;
        ongoing.push(this.#cut(line, kind));
        await pause(this.#chance.between(10, 250));
      }
    }
    await Promise.all(ongoing);
  }

  async #cut({ page, proxy }: Line, kind: 'close' | 'refuse' | 'black hole' | 'stutter'): Promise<void> {
    if (kind === 'close') return proxy.cut();
    if (kind === 'refuse') {
      proxy.target = undefined;
      proxy.cut();
      await pause(this.#chance.between(50, 2_000));
      if (this.#up) proxy.target = this.#portal.origin;
      return;
    }
    proxy.swallow();
    await pause(this.#chance.between(100, kind === 'stutter' ? 800 : 3_000));
    // A phone that wakes up looks whether its connection still lives.
    if (kind === 'black hole') page.client.wake();
    if (kind === 'black hole' && this.#chance.next() < 0.5) proxy.cut();
    proxy.release();
  }

  async #restart(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const kind = signal === 'SIGTERM' ? 'restart' : 'kill';
    this.#cuts[kind] = (this.#cuts[kind] ?? 0) + 1;
    const { process: child, database } = this.#portal;
    const exited = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await exited;
    this.#up = false;
    for (const { proxy } of this.#lines) proxy.target = undefined;
    this.#portal = await startPortal({ database });
    this.#up = true;
    for (const { proxy } of this.#lines) proxy.target = this.#portal.origin;
  }

  async #mend(): Promise<void> {
    for (const { proxy } of this.#lines) {
      proxy.target = this.#portal.origin;
      proxy.release();
    }
    const head = await this.#head();
    // What is still missing then is counted as lost.
    await until(
      () =>
        this.#lines.every(
          ({ page }) => page.client.status === 'up_to_date' && page.store.seqOf(this.#stream) === head,
        ),
      40_000,
    ).catch(() => undefined);
  }

  async #head(): Promise<number> {
    const [row] = await this.#portal.database.sql<{ head: string }>(
      'SELECT "head" FROM "Stream" WHERE "key" = $1',
      [this.#stream],
    );
    return Number(row!.head);
  }

  async #report(tookMs: number): Promise<CutReport> {
    const head = await this.#head();
    const stored = await this.#portal.database.sql<{ body: string; number: number }>(
      'SELECT "body", "number" FROM "Post" WHERE "threadId" = $1 AND "number" > 1 ORDER BY "number"',
      [this.#threadId],
    );
    const times = Map.groupBy(stored, ({ body }) => body);
    const report: CutReport = {
      cuts: this.#cuts,
      acknowledged: this.#acknowledged.length,
      updates: head - 1,
      lost: 0,
      doubled: 0,
      outOfOrder: 0,
      wronglyStored: this.#acknowledged.filter((body) => times.get(body)?.length !== 1).length,
      seconds: Math.round(tookMs / 1000),
    };
    for (const { page } of this.#lines) {
      const seen = page.store.getState().map(({ seq }: StreamUpdate) => seq);
      const different = new Set(seen);
      report.lost += head - 1 - different.size;
      report.doubled += seen.length - different.size;
      report.outOfOrder += seen.filter((seq, index) => index > 0 && seq !== seen[index - 1]! + 1).length;
    }
    return report;
  }
}

export function simulateCuts(options: CutSimulation): Promise<CutReport> {
  return new Simulation(options).run();
}
