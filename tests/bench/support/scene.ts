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

/** An open club with members in it. */
export async function openScene(portal: BenchPortal, members: number): Promise<Scene> {
  const slug = 'bench';
  const tokens: string[] = [];
  for (let n = 0; n < members; n++) tokens.push(await signUp(portal, n));
  const club = { slug, name: 'Bench', visibility: 'public', joinMode: 'open' };
  await call(portal.origin, tokens[0], 'POST', '/clubs', club);
  for (const token of tokens) await call(portal.origin, token, 'PUT', `/clubs/${slug}/memberships/me`, {});
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
