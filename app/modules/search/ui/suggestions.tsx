import { useNavigate } from '@remix-run/react';
import { clsx } from 'clsx';
import { ArrowRight, ListFilter } from 'lucide-react';
import { type ReactNode, type RefObject, useCallback, useEffect, useId } from 'react';
import { useT } from '~/platform/i18n/i18n-context';
import type { Translate } from '~/platform/i18n/translator';
import { useAnnounce } from '~/ui/live-region';
import { fromFirstHit } from '../highlight';
import { searchPaths } from '../paths';
import type { SearchHit } from '../views';
import { HitIcon } from './hit-icon';
import { Marked } from './marked';
import { useCombobox, useTyped } from './use-combobox';
import { type Suggested, useSuggestions } from './use-suggestions';

export interface SuggestionsProps {
  input: RefObject<HTMLInputElement | null>;
  /** The club whose pages these are. */
  club: { slug: string; name: string } | undefined;
  /** Over the page, below the field; or as a part of what holds the field. */
  place: 'below' | 'inside';
  /** What was searched for already: for nothing new there is nothing to suggest yet. */
  settled?: string;
  onChoose?: () => void;
}

/** In one short line the match must stand near its beginning. */
const leadChars = 14;

interface Option {
  key: string;
  url: string;
  content: ReactNode;
}

function HitOption({ hit }: { hit: SearchHit }) {
  const t = useT();
  const about = [
    t(`search:kinds.${hit.type}`),
    ...(hit.type === 'club' ? [] : [hit.club.name]),
    ...(hit.type === 'post' && hit.author ? [hit.author.name] : []),
  ];
  return (
    <>
      <HitIcon hit={hit} size="sm" />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-semibold" lang={hit.titleLanguage ?? undefined}>
          <Marked text={hit.title} hits={hit.titleHits} />
        </span>
        {hit.type === 'post' ? (
          <span className="block truncate text-sm" lang={hit.language ?? undefined}>
            <Marked {...fromFirstHit({ text: hit.snippet, hits: hit.snippetHits }, leadChars)} />
          </span>
        ) : null}
        <span className="block truncate text-xs text-muted">{about.join(' · ')}</span>
      </span>
    </>
  );
}

function wordsOption(icon: ReactNode, words: string): ReactNode {
  return (
    <>
      <span className="inline-flex size-8 shrink-0 items-center justify-center text-muted [&>svg]:size-4.5">
        {icon}
      </span>
      <span className="min-w-0 flex-1 truncate">{words}</span>
    </>
  );
}

/** What may be chosen: what was found, then all of it, then what the club around has of it. */
function optionsOf(t: Translate, found: Suggested, club: SuggestionsProps['club']): Option[] {
  const { q, hits } = found;
  if (!q) return [];
  return [
    ...hits.map((hit) => ({ key: hit.url, url: hit.url, content: <HitOption hit={hit} /> })),
    {
      key: 'all',
      url: searchPaths.search({ q }),
      content: wordsOption(<ArrowRight aria-hidden="true" />, t('search:suggestions.all', { query: q })),
    },
    ...(club
      ? [
          {
            key: 'club',
            url: searchPaths.search({ q, club: club.slug }),
            content: wordsOption(
              <ListFilter aria-hidden="true" />,
              t('search:suggestions.inClub', { club: club.name }),
            ),
          },
        ]
      : []),
  ];
}

/** What is found while one types, for a field that is on the page already. */
export default function Suggestions({ input, club, place, settled = '', onChoose }: SuggestionsProps) {
  const t = useT();
  const announce = useAnnounce();
  const navigate = useNavigate();
  const listId = useId();
  const optionId = useCallback((index: number) => `${listId}-${index}`, [listId]);
  const found = useSuggestions(useTyped(input));
  const options = optionsOf(t, found, club);
  const choose = (index: number, apart: boolean) => {
    const option = options[index];
    if (!option) return;
    if (apart) window.open(option.url, '_blank', 'noopener');
    else navigate(option.url);
    onChoose?.();
  };
  const { open, active, setActive, close } = useCombobox({
    input,
    listId,
    optionId,
    count: options.length,
    openAtFirst: place === 'inside' ? 'always' : input.current?.value !== settled,
    choose,
  });

  const shown = options.length > 0 && open;
  const count = found.hits.length;
  useEffect(() => {
    if (shown && count > 0) announce(t('search:suggestions.count', { count }));
  }, [shown, count, found.q, announce, t]);
  useEffect(() => {
    if (shown && active >= 0) document.getElementById(optionId(active))?.scrollIntoView({ block: 'nearest' });
  }, [shown, active, optionId]);

  if (!shown) return null;
  return (
    <div
      className={clsx(
        place === 'below' &&
          'absolute inset-x-0 top-full z-40 mt-2 max-h-[min(40rem,80dvh)] overflow-y-auto rounded-lg border border-line bg-raised py-1.5 shadow-float',
      )}
      // The field keeps the focus, so that typing can go on.
      onPointerDown={(event) => event.preventDefault()}
    >
      {count === 0 ? (
        <p role="status" className="px-4 py-2 text-sm text-muted">
          {t(found.failed ? 'search:suggestions.failed' : 'search:suggestions.none')}
        </p>
      ) : null}
      <div id={listId} role="listbox" aria-label={t('search:suggestions.label')}>
        {options.map(({ key, content }, index) => (
          // The field hears the keys: what is chosen by them never has the focus.
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={key}
            id={optionId(index)}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            onPointerMove={() => setActive(index)}
            onClick={(event) => {
              choose(index, event.ctrlKey || event.metaKey);
              close();
            }}
            className={clsx(
              'flex min-h-11 cursor-pointer items-center gap-3 px-3.5 py-1.5',
              index === active && 'bg-sunken',
            )}
          >
            {content}
          </div>
        ))}
      </div>
    </div>
  );
}
