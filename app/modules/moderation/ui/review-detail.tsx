import { Link } from '@remix-run/react';
import { clsx } from 'clsx';
import { clubPaths } from '~/modules/clubs/paths';
import { isWithoutEnd } from '~/modules/clubs/suspension';
import { threadPaths } from '~/modules/threads/paths';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Avatar } from '~/ui/avatar';
import { LinkButton } from '~/ui/button';
import { RoleBadges } from '~/ui/role-badge';
import { Time } from '~/ui/time';
import type { HistoryView, ReviewDetail as Detail } from '../views';

/** A moment, or that there is none. */
export function useEndWords(): (until: string) => string {
  const { t, format } = useI18n();
  return (until) => (isWithoutEnd(until) ? t('moderation:detail.forever') : format.dateTime(until));
}

function Heading({ children }: { children: string }) {
  return <h3 className="mb-2 text-base">{children}</h3>;
}

/** The post among its neighbours, with its words also where nobody else reads them. */
function Context({ detail }: { detail: Detail }) {
  const { t } = useI18n();
  const { post, club } = detail.review;
  if (!post) return null;
  return (
    <section>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
        <Heading>{t('moderation:detail.post')}</Heading>
        <LinkButton size="sm" to={threadPaths.post(club.slug, post.threadId, post.number)}>
          {t('moderation:queue.openThread')}
        </LinkButton>
      </div>
      <p className="mb-2 text-sm text-muted" lang={post.language ?? undefined}>
        {post.threadTitle}
      </p>
      <ol className="space-y-2">
        {detail.context.map((near) => {
          const reported = near.id === post.id;
          return (
            <li
              key={near.id}
              className={clsx(
                'rounded-md border px-4 py-2.5',
                reported ? 'border-2 border-warning bg-warning-soft' : 'border-line bg-surface',
              )}
            >
              <p className="flex flex-wrap gap-x-2 text-sm text-muted">
                <span className="font-semibold text-ink">
                  {near.author?.name ?? t('threads:post.unknownAuthor')}
                </span>
                <span>{t('moderation:detail.number', { number: near.number })}</span>
                {reported ? (
                  <span className="font-semibold text-ink">{t('moderation:detail.reported')}</span>
                ) : null}
                {near.status === 'published' ? null : <span>{t(`moderation:detail.${near.status}`)}</span>}
                <Time value={near.createdAt} />
              </p>
              <div
                className="written"
                lang={near.language ?? undefined}
                // Rendered and sanitised when it was written (platform/text/markdown).
                dangerouslySetInnerHTML={{ __html: near.html }}
              />
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function Flags({ detail }: { detail: Detail }) {
  const { t, format } = useI18n();
  if (detail.flags.length === 0) return null;
  return (
    <section>
      <Heading>{t('moderation:detail.flags')}</Heading>
      <ul className="divide-y divide-line rounded-md border border-line">
        {detail.flags.map((flag) => (
          <li key={flag.id} className="px-4 py-2.5">
            <p className="flex flex-wrap gap-x-2">
              <span className="font-semibold">{flag.by.name}</span>
              <span>{t(`moderation:reasons.${flag.reason}`)}</span>
              <span className="ms-auto text-sm text-muted tabular-nums">
                {t('moderation:queue.weight', { weight: format.number(flag.weight) })}
              </span>
            </p>
            {flag.note ? <p>{t('moderation:detail.note', { note: flag.note })}</p> : null}
            <p className="text-sm text-muted">{t('moderation:detail.flagRecord', flag.record)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Appeal({ detail }: { detail: Detail }) {
  const { t } = useI18n();
  const endWords = useEndWords();
  const { suspension, text } = detail.review;
  if (!suspension) return null;
  return (
    <section>
      <Heading>{t('moderation:detail.appeal')}</Heading>
      <blockquote className="rounded-md border-s-4 border-s-accent bg-surface px-4 py-3 whitespace-pre-line">
        {text}
      </blockquote>
      <p className="mt-2">
        {t('moderation:detail.suspendedFor', {
          name: suspension.by?.name ?? t('moderation:detail.someone'),
          date: endWords(suspension.until),
        })}
      </p>
      <p className="text-muted">{t('moderation:detail.because', { reason: suspension.reason })}</p>
    </section>
  );
}

function Earlier({ history }: { history: HistoryView }) {
  const { t } = useI18n();
  const endWords = useEndWords();
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <div>
        <h4 className="text-sm font-semibold">{t('moderation:detail.earlier')}</h4>
        {history.decisions.length === 0 ? (
          <p className="text-sm text-muted">{t('moderation:detail.noEarlier')}</p>
        ) : (
          <ul className="text-sm">
            {history.decisions.map((decision) => (
              <li key={decision.id} className={clsx(decision.undoneAt && 'text-muted line-through')}>
                {t(`moderation:acts.${decision.act}`)} · <Time value={decision.at} />
                {decision.reason ? <span className="block text-muted">{decision.reason}</span> : null}
              </li>
            ))}
          </ul>
        )}
      </div>
      <div>
        <h4 className="text-sm font-semibold">{t('moderation:detail.suspensions')}</h4>
        {history.suspensions.length === 0 ? (
          <p className="text-sm text-muted">{t('moderation:detail.noSuspensions')}</p>
        ) : (
          <ul className="text-sm">
            {history.suspensions.map((suspension) => (
              <li key={suspension.id}>
                <Time value={suspension.at} /> ·{' '}
                {suspension.lifted
                  ? t('moderation:detail.lifted')
                  : t('moderation:detail.until', { date: endWords(suspension.until) })}
                <span className="block text-muted">{suspension.reason}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

function History({ detail }: { detail: Detail }) {
  const { t, format } = useI18n();
  const { history, review } = detail;
  if (!history) return <p className="text-muted">{t('moderation:detail.unknownAuthor')}</p>;
  const facts = [
    [t('moderation:detail.joined'), history.joinedAt ? format.date(history.joinedAt) : '–'],
    [t('moderation:detail.threads'), format.number(history.threads)],
    [t('moderation:detail.posts'), format.number(history.posts)],
    [t('moderation:detail.takenDown'), format.number(history.removedPosts)],
    [t('moderation:detail.flagsAgainst'), format.number(history.flagsAgainst)],
    [t('moderation:detail.flagsMade'), t('moderation:detail.flagsMadeWords', history.flagsMade)],
  ] as const;
  return (
    <section>
      <div className="mb-2 flex flex-wrap items-center gap-3">
        <Avatar name={history.name} pictureId={history.pictureId} />
        <div className="min-w-0 flex-1">
          <h3 className="text-base">{t('moderation:detail.history', { name: history.name })}</h3>
          <RoleBadges badge={history.badge} />
        </div>
        <Link to={clubPaths.person(review.club.slug, history.memberId)} className="text-sm">
          {t('moderation:queue.openPerson')}
        </Link>
      </div>
      {review.kind === 'person' ? (
        <p className="mb-2 rounded-md bg-surface px-4 py-2 whitespace-pre-line">
          {history.bio || t('moderation:detail.noBio')}
        </p>
      ) : null}
      <dl className="mb-3 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 text-sm">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Earlier history={history} />
    </section>
  );
}

/** All that is needed to decide: what was said and where, who reported it, and what is known of whom it is about. */
export function ReviewDetail({ detail }: { detail: Detail }) {
  return (
    <div className="space-y-6">
      <Context detail={detail} />
      <Appeal detail={detail} />
      <Flags detail={detail} />
      <History detail={detail} />
    </div>
  );
}
