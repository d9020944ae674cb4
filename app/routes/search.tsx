import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Search as SearchIcon, X } from 'lucide-react';
import { searchPaths } from '~/modules/search/paths';
import { readSearchInput, searchInput, searchTypes } from '~/modules/search/schema';
import { search } from '~/modules/search/search.server';
import { SearchForm } from '~/modules/search/ui/search-form';
import { SearchResult } from '~/modules/search/ui/search-result';
import { NothingFound, SearchFailed, SearchStart } from '~/modules/search/ui/search-states';
import { isPortalError } from '~/platform/errors';
import { page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { Card } from '~/ui/card';
import { LoadMore } from '~/ui/load-more';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { Tabs } from '~/ui/tabs';

const pageLength = 20;
const longestQuery = 200;

/** Addresses come from anywhere: what in them means nothing is left out, never refused. */
function readAddress(url: URL) {
  const value = (name: string) => url.searchParams.get(name) ?? undefined;
  const type = searchTypes.find((one) => one === value('type'));
  const address = {
    q: (value('q') ?? '').slice(0, longestQuery),
    club: value('club') || undefined,
    thread: value('thread') || undefined,
    type,
  };
  const input = searchInput.parse({
    ...address,
    cursor: value('cursor')?.slice(0, 300),
    group: type === 'post' ? 'none' : 'thread',
    limit: pageLength,
  });
  return { address, input: readSearchInput(input) };
}

export const loader = page(async ({ request, context }: LoaderFunctionArgs) => {
  const { address, input } = readAddress(new URL(request.url));
  const t = translatorFor(context.locale);
  const head = {
    address,
    title: address.q ? t('search:resultsFor', { query: address.q }) : t('search:title'),
  };
  try {
    const { tookMs: _, ...found } = await search(context.actor, input);
    return json({ ...head, ...found, failure: null });
  } catch (error) {
    // The page stays, with what was typed; only faults of ours become a page of their own.
    if (!isPortalError(error) || error.status === 500) throw error;
    const failure = error.code === 'not_found' ? ('unknown_club' as const) : ('failed' as const);
    return json({ ...head, items: [], club: null, next: null, failure }, { status: error.status });
  }
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

/** The part of the portal that is searched, with a way out of it. */
function Scope({ words, without }: { words: string; without: string }) {
  const { t } = useI18n();
  return (
    <p className="mb-4 flex flex-wrap items-center gap-2">
      <span className="inline-flex min-h-9 items-center rounded-full bg-accent-soft ps-3.5 text-sm font-semibold text-accent-ink">
        {words}
        <Link
          to={without}
          aria-label={t('search:everywhere')}
          title={t('search:everywhere')}
          className="ms-1 inline-flex size-11 items-center justify-center rounded-full hover:bg-raised sm:size-9"
        >
          <X aria-hidden="true" className="size-4" />
        </Link>
      </span>
    </p>
  );
}

export default function Search() {
  const { address, title, items, club: inClub, next, failure } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const { q, club, thread, type } = address;
  const tabs = [undefined, ...searchTypes.filter((one) => one !== 'club'), 'club' as const];
  const first = items[0];
  return (
    <Page title={title}>
      <SearchForm address={address} icon={<SearchIcon aria-hidden="true" className="size-5" />} />
      {thread && first ? (
        <Scope
          words={t('search:inThread', { thread: first.title })}
          without={searchPaths.search({ q, club, type })}
        />
      ) : club ? (
        <Scope
          words={t('search:inClub', { club: inClub?.name ?? club })}
          without={searchPaths.search({ q, type })}
        />
      ) : null}
      {q && !thread && failure !== 'unknown_club' ? (
        <Tabs
          label={t('search:typesLabel')}
          className="mb-4"
          tabs={tabs.map((one) => ({
            to: searchPaths.search({ q, club, type: one }),
            label: t(`search:types.${one ?? 'all'}`),
            current: type === one,
          }))}
        />
      ) : null}
      {failure ? (
        <SearchFailed address={address} unknownClub={failure === 'unknown_club'} />
      ) : !q.trim() ? (
        <SearchStart />
      ) : items.length === 0 ? (
        <NothingFound address={address} />
      ) : (
        <Card flush>
          <ol className="divide-y divide-line">
            {items.map((hit) => (
              <SearchResult
                key={hit.url}
                hit={hit}
                moreAt={searchPaths.search({ q, thread: hit.threadId })}
              />
            ))}
          </ol>
        </Card>
      )}
      <LoadMore next={next} />
    </Page>
  );
}
