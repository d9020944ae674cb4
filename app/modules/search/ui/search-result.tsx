import { Link } from '@remix-run/react';
import { CircleCheck, EyeOff } from 'lucide-react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Facts } from '~/ui/facts';
import { Tag } from '~/ui/tag';
import { Time } from '~/ui/time';
import type { SearchHit } from '../views';
import { HitIcon } from './hit-icon';
import { Marked } from './marked';

function About({ hit }: { hit: SearchHit }) {
  const { t } = useI18n();
  const { type, club, author, at, number } = hit;
  return (
    <Facts>
      {t(`search:kinds.${type}`)}
      {type === 'club' ? null : club.name}
      {author && type !== 'person' ? author.name : null}
      {type === 'post' && number ? t('search:number', { number }) : null}
      {type === 'thread' || type === 'post' ? <Time value={at} /> : null}
    </Facts>
  );
}

/** One hit in the list of results. `moreAt`: where the rest of its thread's hits stand. */
export function SearchResult({ hit, moreAt }: { hit: SearchHit; moreAt: string }) {
  const { t } = useI18n();
  const { audience } = hit;
  return (
    <li className="flex gap-3 px-4 py-4 hover:bg-sunken sm:gap-4">
      <HitIcon hit={hit} />
      <div className="min-w-0 flex-1">
        <div className="relative">
          <h2
            className="text-base leading-snug font-semibold sm:text-lg"
            lang={hit.titleLanguage ?? undefined}
          >
            <Link to={hit.url} className="text-ink no-underline after:absolute after:inset-0 hover:underline">
              <Marked text={hit.title} hits={hit.titleHits} />
            </Link>
          </h2>
          <About hit={hit} />
          {hit.snippet ? (
            <p className="mt-1 line-clamp-4" lang={hit.language ?? undefined}>
              <Marked text={hit.snippet} hits={hit.snippetHits} />
            </p>
          ) : null}
        </div>
        <p className="mt-1.5 flex flex-wrap items-center gap-2 empty:hidden">
          {hit.accepted ? (
            <Tag tone="positive" icon={<CircleCheck aria-hidden="true" />}>
              {t('search:accepted')}
            </Tag>
          ) : null}
          {audience === 'everyone' ? null : (
            <Tag icon={<EyeOff aria-hidden="true" />}>{t(`search:audience.${audience}`)}</Tag>
          )}
          {hit.more > 0 ? (
            <Link
              to={moreAt}
              className="inline-flex min-h-11 items-center text-sm font-semibold text-accent-ink sm:min-h-7"
            >
              {t('search:more', { count: hit.more })}
            </Link>
          ) : null}
        </p>
      </div>
    </li>
  );
}
