interface Portal {
  origin: string;
}

export interface SeenPage {
  status: number;
  url: URL;
  html: string;
  headers: Headers;
}

/** Somebody with a browser but without JavaScript: keeps cookies, follows redirects, sends forms. */
export interface Surfer {
  open(path: string, headers?: Record<string, string>): Promise<SeenPage>;
  /** Sends a form as the browser would from a page of the portal. */
  send(
    path: string,
    fields: Record<string, string | Blob>,
    headers?: Record<string, string>,
  ): Promise<SeenPage>;
  /** Sends a form and says what came back, without following it. */
  sendOnly(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
  cookie(name: string): string | undefined;
  setCookie(name: string, value: string): void;
}

function bodyOf(fields: Record<string, string | Blob>): FormData | URLSearchParams {
  const entries = Object.entries(fields);
  if (entries.every(([, value]) => typeof value === 'string'))
    return new URLSearchParams(entries as [string, string][]);
  const form = new FormData();
  for (const [name, value] of entries) {
    if (typeof value === 'string') form.set(name, value);
    else form.set(name, value, 'picture');
  }
  return form;
}

export function surf({ origin }: Portal, standing: Record<string, string> = {}): Surfer {
  const jar = new Map<string, string>();
  const keep = (answer: Response) => {
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      const gone = /expires=Thu, 01 Jan 1970/i.test(line);
      if (gone) jar.delete(name);
      else jar.set(name, value);
    }
  };
  const request = async (path: string, init: RequestInit & { headers: Record<string, string> }) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { 'accept-language': 'en', ...standing, ...(cookie ? { cookie } : {}), ...init.headers };
    const answer = await fetch(new URL(path, origin), { ...init, headers, redirect: 'manual' });
    keep(answer);
    return answer;
  };
  const follow = async (path: string, answer: Response): Promise<SeenPage> => {
    const to = answer.headers.get('location');
    if (to === null) {
      const url = new URL(path, origin);
      return { status: answer.status, url, html: await answer.text(), headers: answer.headers };
    }
    const next = new URL(to, new URL(path, origin));
    if (next.origin !== origin) throw new Error(`Led away to ${next.href}`);
    return follow(next.pathname + next.search, await request(next.pathname + next.search, { headers: {} }));
  };
  const fromHere = { 'sec-fetch-site': 'same-origin', origin };
  return {
    open: async (path, headers = {}) => follow(path, await request(path, { headers })),
    send: async (path, fields, headers = {}) =>
      follow(
        path,
        await request(path, { method: 'POST', body: bodyOf(fields), headers: { ...fromHere, ...headers } }),
      ),
    sendOnly: (path, fields, headers = {}) =>
      request(path, { method: 'POST', body: bodyOf(fields), headers: { ...fromHere, ...headers } }),
    cookie: (name) => jar.get(name),
    setCookie: (name, value) => void jar.set(name, value),
  };
}
