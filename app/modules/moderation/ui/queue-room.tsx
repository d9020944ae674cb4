import { Form as RemixForm, Link, useSearchParams } from '@remix-run/react';
import { ArrowLeft } from 'lucide-react';
import { useMemo } from 'react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { useConnectionStatus } from '~/platform/realtime/client/use-connection';
import { usePresence } from '~/platform/realtime/client/use-presence';
import { useStream } from '~/platform/realtime/client/use-stream';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { SelectField } from '~/ui/choice-field';
import { ConnectionLine } from '~/ui/connection-line';
import { EmptyState } from '~/ui/empty-state';
import { Form } from '~/ui/form';
import { LoadMore } from '~/ui/load-more';
import { Notice } from '~/ui/notice';
import type { ReviewPage } from '../list-reviews.server';
import { flagReasons } from '../schema';
import { reviewStream } from '../streams';
import type { ReviewDetail as Detail, ReviewView, TemplateView } from '../views';
import { DecideForms, KeyHint } from './decide-forms';
import { ReviewDetail } from './review-detail';
import { ReviewList } from './review-list';
import { useQueue } from './use-queue';
import { useQueueKeys } from './use-queue-keys';

export interface QueueRoomProps {
  page: ReviewPage;
  detail: Detail | null;
  templates: readonly TemplateView[];
  selfId: string;
  withClub: boolean;
}

function Filter({ page }: { page: ReviewPage }) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const kept = ['club', 'view'].filter((name) => search.get(name));
  return (
    <RemixForm
      className="mb-4 flex flex-wrap items-end gap-2"
      role="search"
      aria-label={t('moderation:filter.label')}
    >
      {kept.map((name) => (
        <input key={name} type="hidden" name={name} value={search.get(name)!} />
      ))}
      <SelectField
        name="kind"
        label={t('moderation:filter.kind')}
        none={t('moderation:filter.any')}
        required
        defaultValue={page.filter.kind ?? ''}
        choices={(['post', 'person', 'appeal'] as const).map((value) => ({
          value,
          label: t(`moderation:kinds.${value}`),
        }))}
        className="w-36"
      />
      <SelectField
        name="reason"
        label={t('moderation:filter.reason')}
        none={t('moderation:filter.any')}
        required
        defaultValue={page.filter.reason ?? ''}
        choices={flagReasons.map((value) => ({ value, label: t(`moderation:reasons.${value}`) }))}
        className="w-44"
      />
      {page.filter.state === 'open' ? (
        <SelectField
          name="sort"
          label={t('moderation:filter.sort')}
          required
          defaultValue={page.filter.sort}
          choices={(['weight', 'age'] as const).map((value) => ({
            value,
            label: t(`moderation:filter.${value}`),
          }))}
          className="w-44"
        />
      ) : null}
      <Button size="md">{t('moderation:filter.show')}</Button>
    </RemixForm>
  );
}

/** Which other moderators are looking at this. */
function Company({ reviewId, selfId }: { reviewId: string; selfId: string }) {
  const { t, format } = useI18n();
  const stream = reviewStream(reviewId);
  const streams = useMemo(() => ({ [stream]: 0 }), [stream]);
  useStream({ streams, initial: null, reduce: (state: null) => state, refused: () => undefined });
  const people = (usePresence(stream)?.people ?? []).filter(({ id }) => id !== selfId);
  if (people.length === 0) return null;
  return (
    <p className="text-sm font-semibold text-warning" role="status">
      {t('moderation:queue.here', { names: format.list(people.map(({ name }) => name)) })}
    </p>
  );
}

function Claim({ review, selfId }: { review: ReviewView; selfId: string }) {
  const { t, format } = useI18n();
  if (review.state === 'decided') return null;
  const mine = review.claim?.by.id === selfId;
  return (
    <div className="flex flex-wrap items-center gap-3">
      {review.claim && !mine ? (
        <p className="text-sm font-semibold text-accent-ink">
          {t('moderation:queue.claimedBy', {
            name: review.claim.by.name,
            time: format.time(review.claim.until),
          })}
        </p>
      ) : (
        <Form intent={mine ? 'release' : 'claim'} summary={false}>
          <input type="hidden" name="reviewId" value={review.id} />
          <Button size="sm" data-key="c">
            {t(mine ? 'moderation:claim.release' : 'moderation:claim.take')} <KeyHint letter="c" />
          </Button>
        </Form>
      )}
      {mine && review.claim ? (
        <p className="text-sm text-muted">
          {t('moderation:queue.yours', { time: format.time(review.claim.until) })}
        </p>
      ) : null}
    </div>
  );
}

function Decided({ review }: { review: ReviewView }) {
  const { t } = useI18n();
  const { decision } = review;
  if (!decision) return null;
  const act = t(`moderation:acts.${decision.act}`);
  return (
    <Notice
      title={t('moderation:done.byWhom', { act, name: decision.by?.name ?? '…' })}
      action={
        <Form intent="undo" summary={false}>
          <input type="hidden" name="decisionId" value={decision.id} />
          <Button size="sm" data-key="u" aria-label={t('moderation:done.undoOf', { act })}>
            {t('moderation:done.undo')} <KeyHint letter="u" />
          </Button>
        </Form>
      }
    >
      {decision.reason || null}
      {decision.note ? <p className="text-sm text-muted">{decision.note}</p> : null}
    </Notice>
  );
}

function Chosen(
  props: QueueRoomProps & { detail: Detail; told: ReviewView | undefined; nextId: string | null },
) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const { detail, told, selfId, templates, nextId } = props;
  // Others may have claimed or decided it since the page was loaded.
  const review = told && told.version > detail.review.version ? told : detail.review;
  const back = new URLSearchParams(search);
  back.delete('review');
  return (
    <Card as="section" aria-labelledby="chosen-title" className="space-y-5">
      <div>
        <Link to={`?${back}`} className="mb-2 inline-flex min-h-11 items-center gap-1.5 lg:hidden">
          <ArrowLeft aria-hidden="true" className="size-4" /> {t('moderation:queue.back')}
        </Link>
        <h2 id="chosen-title" className="text-xl">
          {t(`moderation:kinds.${review.kind}`)}: {review.about?.name ?? t('threads:post.unknownAuthor')}
        </h2>
        <Company key={review.id} reviewId={review.id} selfId={selfId} />
      </div>
      <Claim review={review} selfId={selfId} />
      {review.state === 'decided' ? <Decided review={review} /> : null}
      <ReviewDetail detail={detail} />
      <DecideForms
        key={`${review.id} ${review.state}`}
        detail={{ ...detail, review }}
        templates={templates}
        nextId={nextId}
      />
    </Card>
  );
}

function Keys() {
  const { t } = useI18n();
  const keys = [
    ['j', t('moderation:keys.next')],
    ['k', t('moderation:keys.previous')],
    ['c', t('moderation:keys.claim')],
    ['a', t('moderation:decide.keep')],
    ['h', t('moderation:decide.hide')],
    ['r', t('moderation:decide.remove')],
    ['l', t('moderation:decide.lock')],
    ['e', t('moderation:decide.edit')],
    ['w', t('moderation:decide.warn')],
    ['s', t('moderation:decide.suspend')],
    ['u', t('moderation:keys.undo')],
  ] as const;
  return (
    <div className="scripted mt-4 text-sm text-muted max-sm:hidden">
      <h2 className="text-sm font-semibold">{t('moderation:keys.title')}</h2>
      <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1">
        {keys.map(([letter, words]) => (
          <li key={letter}>
            <kbd className="rounded border border-edge px-1.5 font-mono text-xs">{letter}</kbd> {words}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The queue, live: the list, and beside it all about what was chosen. */
export function QueueRoom(props: QueueRoomProps) {
  const { t } = useI18n();
  const { page, detail, selfId, withClub } = props;
  const queue = useQueue(page);
  const connection = useConnectionStatus();
  useQueueKeys();
  const chosenId = detail?.review.id ?? null;
  const at = queue.reviews.findIndex(({ id }) => id === chosenId);
  const next = queue.reviews[at + 1] ?? queue.reviews[at - 1];
  const decided = page.filter.state === 'decided';
  return (
    <>
      <Filter page={page} />
      <div className="lg:grid lg:grid-cols-[minmax(20rem,26rem)_minmax(0,1fr)] lg:gap-6">
        <section
          aria-label={t(decided ? 'moderation:queue.decidedList' : 'moderation:queue.list')}
          className={detail ? 'max-lg:hidden' : undefined}
        >
          <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
            <ConnectionLine state={connection === 'up_to_date' ? 'current' : connection} unsent={0} />
          </div>
          {queue.reviews.length > 0 ? (
            <ReviewList reviews={queue.reviews} chosenId={chosenId} selfId={selfId} withClub={withClub} />
          ) : (
            <Card>
              <EmptyState
                small
                title={t(decided ? 'moderation:queue.noneDecided' : 'moderation:queue.empty')}
              >
                {t(decided ? 'moderation:queue.noneDecidedHint' : 'moderation:queue.emptyHint')}
              </EmptyState>
            </Card>
          )}
          <LoadMore next={page.next}>{t('moderation:queue.more')}</LoadMore>
          <Keys />
        </section>
        {detail ? (
          <Chosen
            {...props}
            key={detail.review.id}
            detail={detail}
            told={queue.told[detail.review.id]}
            nextId={next && next.id !== chosenId ? next.id : null}
          />
        ) : (
          <p className="text-muted max-lg:hidden">{t('moderation:queue.choose')}</p>
        )}
      </div>
    </>
  );
}
