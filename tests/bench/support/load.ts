import autocannon from 'autocannon';
import type { BenchPortal, BenchServer } from './processes.ts';
import { call, rounded } from './processes.ts';

/** What `seed load` says of itself. */
export interface Loaded {
  members: number;
  threads: number;
  posts: number;
  clubs: string[];
  email: string;
  password: string;
  longThread: string;
  shortThread: string;
}

export async function seedLoad(
  portal: BenchPortal,
  { members, threads, posts }: Pick<Loaded, 'members' | 'threads' | 'posts'>,
): Promise<Loaded> {
  const counts = ['--members', members, '--threads', threads, '--posts', posts].map(String);
  return (await portal.chomrom('seed', 'load', ...counts)) as unknown as Loaded;
}

/** The cookie of a member of the load; the second is in the first club, as no moderator. */
export async function cookieOf(portal: BenchServer, load: Loaded, number = 2): Promise<string> {
  const email = load.email.replace('load-1@', `load-${number}@`);
  const { token } = await call<{ token: string }>(portal.origin, undefined, 'POST', '/sessions', {
    email,
    password: load.password,
  });
  return `chomrom=${token}`;
}

export interface Measured {
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
  /** Of the server's processor, per answer; it hardly depends on what else the machine does. */
  cpuMs: number;
  bytes: number;
}

export interface Asked {
  path?: string;
  headers?: Record<string, string>;
  connections?: number;
  seconds?: number;
}

function hammer(url: string, { headers, connections = 10 }: Asked, seconds: number) {
  return autocannon({ url, headers, connections, duration: seconds });
}

const seconds = Number(process.env.BENCH_SECONDS ?? 10);

/** Asks again and again, after some warming up. @throws when any answer is not 200 */
export async function measure(server: BenchServer, asked: Asked): Promise<Measured> {
  const url = server.origin + (asked.path ?? '/');
  await hammer(url, asked, Math.max(2, seconds / 3));
  const before = server.cpuSeconds();
  const result = await hammer(url, asked, asked.seconds ?? seconds);
  const cpuSeconds = server.cpuSeconds() - before;
  const answers = result['2xx'];
  if (result.non2xx > 0 || result.errors > 0 || answers === 0)
    throw new Error(`${url}: ${answers} answers, ${result.non2xx} of another kind, ${result.errors} errors`);
  return {
    perSecond: rounded(answers / result.duration),
    p50Ms: rounded(result.latency.p50),
    p99Ms: rounded(result.latency.p99),
    cpuMs: rounded((cpuSeconds / answers) * 1000, 3),
    bytes: Math.round(result.throughput.total / answers),
  };
}

/** How long one page takes alone, each asked in turn so that what disturbs one disturbs all: medians in ms. */
export async function compare(
  server: BenchServer,
  paths: readonly string[],
  headers: Record<string, string>,
  rounds: number,
): Promise<number[]> {
  const times = paths.map((): number[] => []);
  for (let round = -10; round < rounds; round++) {
    for (const [index, path] of paths.entries()) {
      const begun = performance.now();
      const answer = await fetch(server.origin + path, { headers, redirect: 'manual' });
      await answer.arrayBuffer();
      if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`);
      if (round >= 0) times[index]!.push(performance.now() - begun);
    }
  }
  return times.map((list) => rounded(list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]!, 2));
}
