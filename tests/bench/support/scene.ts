import { type BenchPortal, call } from './processes.ts';

export interface Scene {
  slug: string;
  /** One of each member; the first is an admin. */
  tokens: string[];
  startThread(token: string | undefined): Promise<string>;
}

export const words =
  'The vet at the corner is open until eight, and she speaks Thai. **Bring the booklet.** '.repeat(3);

const password = 'quiet meadow at dawn';

async function signUp(portal: BenchPortal, n: number): Promise<string> {
  const email = `reader-${n}@example.com`;
  const name = `Reader ${n}`;
  if (n > 0) await call(portal.origin, undefined, 'POST', '/members', { email, password, name });
  else {
    const admin = ['--email', email, '--password', password, '--name', name, '--role', 'admin'];
    await portal.chomrom('member', 'create', ...admin);
  }
  const account = { email, password };
  const { token } = await call<{ token: string }>(portal.origin, undefined, 'POST', '/sessions', account);
  return token;
}

const atOnce = 10;

/** Answers in the order of the items; a few are at work at the same time. */
async function mapSome<Item, Answer>(
  items: readonly Item[],
  work: (item: Item) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let from = 0; from < items.length; from += atOnce)
    answers.push(...(await Promise.all(items.slice(from, from + atOnce).map(work))));
  return answers;
}

/** An open club with members in it; each member does `prepare` before it is answered. */
export async function openScene(
  portal: BenchPortal,
  members: number,
  prepare: (token: string, slug: string) => Promise<unknown> = () => Promise.resolve(),
): Promise<Scene> {
  const slug = 'bench';
  const admin = await signUp(portal, 0);
  const tags = [{ key: 'cups', label: { th: 'ถ้วย', vi: 'Cốc', en: 'Cups' } }];
  const club = { slug, name: 'Bench', visibility: 'public', joinMode: 'open', tags };
  await call(portal.origin, admin, 'POST', '/clubs', club);
  const others = Array.from({ length: members - 1 }, (_, index) => index + 1);
  const tokens = [admin, ...(await mapSome(others, (n) => signUp(portal, n)))];
  await mapSome(tokens, async (token) => {
    await call(portal.origin, token, 'PUT', `/clubs/${slug}/memberships/me`, {});
    await prepare(token, slug);
  });
  return {
    slug,
    tokens,
    async startThread(token) {
      const post = { kind: 'talk', title: 'A thread', body: words };
      const path = `/clubs/${slug}/threads`;
      const { thread } = await call<{ thread: { id: string } }>(portal.origin, token, 'POST', path, post);
      return thread.id;
    },
  };
}
