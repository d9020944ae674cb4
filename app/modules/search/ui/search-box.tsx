import { Form, useLocation, useRouteLoaderData, useSearchParams } from '@remix-run/react';
import { Search } from 'lucide-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { ClubFrame } from '~/modules/clubs/get-club-frame.server';
import { useT } from '~/platform/i18n/i18n-context';

const loadSuggestions = () => import('./suggestions');
const Suggestions = lazy(loadSuggestions);

/** The club whose pages these are, if any. */
export function useClubAround(): { slug: string; name: string } | undefined {
  const frame = useRouteLoaderData<ClubFrame>('routes/club');
  return frame && { slug: frame.club.slug, name: frame.club.name };
}

/** What the page of results is about, to be searched on from the header. */
function useAsked(): { q: string; limits: [string, string][] } {
  const [search] = useSearchParams();
  const { pathname } = useLocation();
  if (pathname !== '/search') return { q: '', limits: [] };
  const limits = ['club', 'type', 'thread'].flatMap((name): [string, string][] => {
    const value = search.get(name);
    return value ? [[name, value]] : [];
  });
  return { q: search.get('q') ?? '', limits };
}

/**
 * The search of the whole portal. A plain form; with JavaScript it suggests while one types, by code that is loaded when the
 * field is first used. Ctrl+K or ⌘K leads to it from anywhere.
 */
export function SearchBox() {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const [used, setUsed] = useState(false);
  const { q, limits } = useAsked();
  const club = useClubAround();
  // The field stays the same one, with its focus, wherever the search leads; what is typed before the page is awake stays too.
  const shown = useRef(q);
  useEffect(() => {
    if (input.current && shown.current !== q) input.current.value = q;
    shown.current = q;
    if (document.activeElement === input.current) setUsed(true);
  }, [q]);
  useEffect(() => {
    const toSearch = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    document.addEventListener('keydown', toSearch);
    return () => document.removeEventListener('keydown', toSearch);
  }, []);
  return (
    <Form role="search" action="/search" aria-label={t('search:field')} className="relative w-full max-w-xl">
      <Search
        aria-hidden="true"
        className="pointer-events-none absolute start-3.5 top-3 size-4.5 text-muted"
      />
      <input
        ref={input}
        type="search"
        name="q"
        defaultValue={q}
        aria-label={t('search:field')}
        placeholder={t('search:hint')}
        maxLength={200}
        autoComplete="off"
        enterKeyHint="search"
        onFocus={() => setUsed(true)}
        className="h-10.5 w-full rounded-full border border-line bg-sunken ps-10.5 pe-4 text-sm hover:border-edge focus:bg-raised"
      />
      {limits.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {used ? (
        <Suspense fallback={null}>
          <Suggestions key={q} input={input} club={club} place="below" settled={q} />
        </Suspense>
      ) : null}
    </Form>
  );
}
