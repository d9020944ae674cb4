import { Link, useSearchParams } from '@remix-run/react';
import { clsx } from 'clsx';
import { EyeOff, Flag, Hourglass, Scale, UserRound } from 'lucide-react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Tag } from '~/ui/tag';
import { Time } from '~/ui/time';
import type { ReviewView } from '../views';

const kindIcons = { post: Flag, person: UserRound, appeal: Scale };

/** What a row is about, in a line or two. */
function Words({ review }: { review: ReviewView }) {
  const { t } = useI18n();
  if (review.kind === 'appeal') return <span className="line-clamp-2">{review.text}</span>;
  if (!review.post) return <span>{t('moderation:detail.person')}</span>;
  return (
    <>
      <span className="line-clamp-2" lang={review.post.language ?? undefined}>
        {review.post.excerpt}
      </span>
      <span className="line-clamp-1 text-sm text-muted" lang={review.post.language ?? undefined}>
        {review.post.threadTitle}
      </span>
    </>
  );
}

function Marks({ review }: { review: ReviewView }) {
  const { t, format } = useI18n();
  const { reasons, flagCount, heldFor, hiddenByFlags, decision } = review;
  return (
    <span className="mt-1 flex flex-wrap items-center gap-1.5">
      {decision ? <Tag>{t(`moderation:acts.${decision.act}`)}</Tag> : null}
      {reasons.map((reason) => (
        <Tag key={reason} tone={reason === 'dangerous' ? 'danger' : 'warning'}>
          {t(`moderation:reasons.${reason}`)}
        </Tag>
      ))}
      {heldFor.length > 0 ? (
        <Tag icon={<Hourglass aria-hidden="true" />}>
          {t('moderation:queue.held', { words: heldFor.join(', ') })}
        </Tag>
      ) : null}
      {hiddenByFlags ? <Tag icon={<EyeOff aria-hidden="true" />}>{t('moderation:queue.hidden')}</Tag> : null}
      {flagCount > 0 ? (
        <span className="text-sm text-muted tabular-nums">
          {t('moderation:queue.flags', { count: flagCount })} ·{' '}
          {t('moderation:queue.weight', { weight: format.number(review.weight) })}
        </span>
      ) : null}
    </span>
  );
}

export interface ReviewListProps {
  reviews: readonly ReviewView[];
  chosenId: string | null;
  selfId: string;
  /** Several clubs are shown: each row says which. */
  withClub: boolean;
}

/** What waits, or was decided; a row leads to all about it. */
export function ReviewList({ reviews, chosenId, selfId, withClub }: ReviewListProps) {
  const { t, format } = useI18n();
  const [search] = useSearchParams();
  const to = (id: string) => {
    const params = new URLSearchParams(search);
    for (const name of ['done', 'act', 'decision']) params.delete(name);
    params.set('review', id);
    return `?${params}`;
  };
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-raised shadow-card">
      {reviews.map((review) => {
        const Icon = kindIcons[review.kind];
        const chosen = review.id === chosenId;
        return (
          <li key={review.id}>
            <Link
              to={to(review.id)}
              data-queue-item={review.id}
              aria-current={chosen ? 'true' : undefined}
              preventScrollReset
              className={clsx(
                'flex gap-3 px-4 py-3 text-ink no-underline hover:bg-sunken',
                chosen && 'bg-accent-soft ring-2 ring-accent ring-inset',
              )}
            >
              <Icon aria-hidden="true" className="mt-1 size-5 shrink-0 text-muted" />
              <span className="min-w-0 flex-1">
                <span className="flex flex-wrap items-baseline gap-x-2">
                  <span className="sr-only">{t(`moderation:kinds.${review.kind}`)}:</span>
                  <span className="font-semibold">
                    {review.about?.name ?? t('threads:post.unknownAuthor')}
                  </span>
                  <span className="ms-auto text-sm text-muted">
                    <Time value={review.openedAt} />
                  </span>
                </span>
                <Words review={review} />
                <Marks review={review} />
                {review.claim ? (
                  <span className="mt-1 block text-sm font-semibold text-accent-ink">
                    {review.claim.by.id === selfId
                      ? t('moderation:queue.yours', { time: format.time(review.claim.until) })
                      : t('moderation:queue.claimedBy', {
                          name: review.claim.by.name,
                          time: format.time(review.claim.until),
                        })}
                  </span>
                ) : null}
                {withClub ? <span className="block text-sm text-muted">{review.club.name}</span> : null}
              </span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
