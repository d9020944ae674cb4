import { Link } from '@remix-run/react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Button, LinkButton } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { ChangedWords } from '~/ui/changed-words';
import { Form, useRefused } from '~/ui/form';
import { Notice } from '~/ui/notice';
import { Tag, type Tone } from '~/ui/tag';
import { TextField } from '~/ui/text-field';
import { proposalPaths } from '../paths';
import type { AmendmentView, ProposalViewer } from '../views';

const tones: Record<AmendmentView['state'], Tone> = {
  submitted: 'accent',
  accepted: 'positive',
  rejected: 'danger',
  promoted: 'neutral',
  withdrawn: 'neutral',
};

interface Around {
  slug: string;
  /** Nothing is decided any more: what waits was left. */
  over: boolean;
  viewer: ProposalViewer;
  memberId: string | undefined;
  lang?: string;
}

/** What was, what is, and what is meant, side by side, for whoever brings them together. */
export function Conflicts({ amendment, lang }: { amendment: AmendmentView; lang?: string }) {
  const { t } = useI18n();
  return (
    <>
      {amendment.conflicts.map((conflict, at) => (
        <dl key={at} className="mt-2 grid gap-2 rounded-md border border-line bg-raised p-3 text-ink">
          {(
            [
              ['was', conflict.before],
              ['now', conflict.now],
              ['meant', conflict.amended],
            ] as const
          ).map(([key, text]) => (
            <div key={key}>
              <dt className="text-sm font-semibold text-muted">{t(`proposals:amendments.${key}`)}</dt>
              <dd className="whitespace-pre-wrap" lang={text ? lang : undefined}>
                {text || t('proposals:amendments.removed')}
              </dd>
            </div>
          ))}
        </dl>
      ))}
    </>
  );
}

function Reject({ id }: { id: string }) {
  const { t } = useI18n();
  return (
    <details open={useRefused(`reject-${id}`) || undefined}>
      <summary className="inline-flex min-h-11 cursor-pointer items-center px-2 font-semibold">
        {t('proposals:amendments.reject')}
      </summary>
      <Form intent={`reject-${id}`} className="mt-1 flex flex-wrap items-end gap-3">
        <TextField
          name="reason"
          label={t('proposals:amendments.reason')}
          maxLength={500}
          required
          className="w-full sm:w-80"
        />
        <Button size="sm">{t('proposals:amendments.reject')}</Button>
      </Form>
    </details>
  );
}

function Promote({ amendment }: { amendment: AmendmentView }) {
  const { t } = useI18n();
  return (
    <details open={useRefused(`promote-${amendment.id}`) || undefined}>
      <summary className="inline-flex min-h-11 cursor-pointer items-center px-2 font-semibold">
        {t('proposals:amendments.promote')}
      </summary>
      <Form intent={`promote-${amendment.id}`} className="mt-1 flex flex-wrap items-end gap-3">
        <TextField
          name="title"
          label={t('proposals:amendments.promoteTitle')}
          maxLength={200}
          required
          autoComplete="off"
          className="w-full sm:w-96"
        />
        <Button size="sm">{t('proposals:amendments.promote')}</Button>
      </Form>
    </details>
  );
}

function Acts({ amendment, slug, viewer, memberId }: { amendment: AmendmentView } & Around) {
  const { t } = useI18n();
  const { id, proposalId, state, conflicts } = amendment;
  const waits = state === 'submitted';
  const mine = amendment.by.id === memberId;
  const decide = viewer.may.decide && waits;
  const rebase = waits && conflicts.length > 0 && (viewer.may.decide || (mine && viewer.may.amend));
  if (!decide && !mine) return null;
  return (
    <div className="mt-3 flex flex-wrap items-start gap-2">
      {decide && conflicts.length === 0 ? (
        <Form intent={`accept-${id}`}>
          <Button variant="primary" size="sm">
            {t('proposals:amendments.accept')}
          </Button>
        </Form>
      ) : null}
      {rebase ? (
        <LinkButton size="sm" variant="primary" to={proposalPaths.rebase(slug, proposalId, id)}>
          {t('proposals:amendments.rebase')}
        </LinkButton>
      ) : null}
      {decide ? <Reject id={id} /> : null}
      {mine && waits ? (
        <Form intent={`amendment-back-${id}`}>
          <Button size="sm" variant="quiet">
            {t('proposals:amendments.takeBack')}
          </Button>
        </Form>
      ) : null}
      {mine && (waits || state === 'rejected') ? <Promote amendment={amendment} /> : null}
    </div>
  );
}

function Amendment(props: { amendment: AmendmentView } & Around) {
  const { amendment, slug, lang, over } = props;
  const { t } = useI18n();
  const { state, places, by, rebasedBy, note, reason } = amendment;
  const left = over && state === 'submitted';
  const conflicts = left ? [] : amendment.conflicts;
  return (
    <Card as="li" id={`amendment-${amendment.id}`}>
      <p className="flex flex-wrap items-center gap-2">
        <Tag tone={tones[left ? 'withdrawn' : state]}>
          {t(left ? 'proposals:amendments.left' : `proposals:amendments.states.${state}`)}
        </Tag>
        <span className="font-semibold">
          {t('proposals:amendments.by', { name: by.name, version: amendment.baseVersion })}
        </span>
      </p>
      {rebasedBy ? (
        <p className="text-sm text-muted">{t('proposals:amendments.rebasedBy', { name: rebasedBy.name })}</p>
      ) : null}
      {note ? <p className="mt-1">{note}</p> : null}
      <div className="mt-2 space-y-2 border-s-4 border-line ps-3">
        {places.map((place, at) => (
          <ChangedWords key={at} changes={place.changes} lang={lang} />
        ))}
      </div>
      {conflicts.length > 0 ? (
        <Notice tone="warning" className="mt-3" title={t('proposals:amendments.conflict')}>
          <p>{t('proposals:amendments.conflictLead')}</p>
          <Conflicts amendment={amendment} lang={lang} />
        </Notice>
      ) : null}
      {reason ? <p className="mt-2 text-muted">{t('proposals:amendments.reasonIs', { reason })}</p> : null}
      {amendment.becameVersion ? (
        <p className="mt-2 text-sm text-muted">
          {t('proposals:amendments.became', { number: amendment.becameVersion })}
        </p>
      ) : null}
      {amendment.promotedTo ? (
        <p className="mt-2">
          <Link to={proposalPaths.proposal(slug, amendment.promotedTo)}>
            {t('proposals:amendments.goTo')}
          </Link>
        </p>
      ) : null}
      <Acts {...props} />
    </Card>
  );
}

/** What others would have otherwise: what waits stands open, what is decided below it. */
export function Amendments(
  props: {
    amendments: readonly AmendmentView[];
    amendAt?: string;
    /** How many decided ones to ask for to see older ones too. */
    olderDecided: number | null;
  } & Around,
) {
  const { amendments, amendAt, olderDecided, ...around } = props;
  const { t } = useI18n();
  const waiting = amendments.filter(({ state }) => state === 'submitted');
  const decided = amendments.filter(({ state }) => state !== 'submitted').toReversed();
  if (amendments.length === 0 && !amendAt) return null;
  return (
    <Section
      title={t('proposals:amendments.title')}
      action={amendAt ? <Link to={amendAt}>{t('proposals:amend')}</Link> : undefined}
    >
      {amendments.length === 0 ? <p className="text-muted">{t('proposals:amendments.none')}</p> : null}
      <ul className="space-y-3">
        {waiting.map((amendment) => (
          <Amendment key={amendment.id} amendment={amendment} {...around} />
        ))}
      </ul>
      {decided.length > 0 ? (
        <details className="mt-3" open={waiting.length === 0 || decided.length > 30}>
          <summary className="min-h-11 cursor-pointer py-2 font-semibold">
            {t('proposals:amendments.decided')}
            {olderDecided ? null : ` (${decided.length})`}
          </summary>
          <ul className="space-y-3">
            {decided.map((amendment) => (
              <Amendment key={amendment.id} amendment={amendment} {...around} />
            ))}
          </ul>
          {olderDecided ? (
            <p className="mt-3">
              <LinkButton size="sm" to={`?decided=${olderDecided}`} preventScrollReset>
                {t('proposals:amendments.older')}
              </LinkButton>
            </p>
          ) : null}
        </details>
      ) : null}
    </Section>
  );
}
