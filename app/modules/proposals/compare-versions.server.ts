import type { WordChange } from '~/platform/text/word-change';
import { wordChanges } from '~/platform/text/word-changes.server';

interface Version {
  version: number;
  title: string;
  body: string;
}

export interface Comparison<Item extends Version> {
  from: number;
  to: number;
  changes: WordChange[];
  /** One that is read whole. */
  whole: { version: number; title: string; body: string } | null;
  versions: Omit<Item, 'body'>[];
}

/** What a page of history asks for (`?from=&to=`, `?view=`) of versions that come newest first; by default what the newest changed. */
export function compareVersions<Item extends Version>(
  versions: readonly Item[],
  search: URLSearchParams,
  language: 'th' | 'vi' | 'en' | null,
): Comparison<Item> {
  const find = (name: string) => versions.find(({ version }) => version === Number(search.get(name)));
  const whole = find('view');
  const to = find('to') ?? versions[0]!;
  const from = find('from') ?? versions.find(({ version }) => version === to.version - 1) ?? to;
  const text = ({ title, body }: Version) => `${title}\n\n${body}`;
  return {
    ...{ from: from.version, to: to.version },
    changes: wordChanges(text(from), text(to), language),
    whole: whole ? { version: whole.version, title: whole.title, body: whole.body } : null,
    versions: versions.map(({ body: _body, ...version }) => version),
  };
}
