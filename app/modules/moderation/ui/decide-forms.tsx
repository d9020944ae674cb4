import { type ReactNode, useState } from 'react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { RadioField, SelectField } from '~/ui/choice-field';
import { Form, useRefused } from '~/ui/form';
import { Notice } from '~/ui/notice';
import { TextAreaField } from '~/ui/text-field';
import { ladderDays } from '../rules';
import type { ReviewDetail, TemplateView } from '../views';

export interface DecideFormsProps {
  detail: ReviewDetail;
  templates: readonly TemplateView[];
  /** The review that comes after this one. */
  nextId: string | null;
}

/** The letter that presses a button, as one sees it. */
export function KeyHint({ letter }: { letter: string }) {
  return (
    <kbd
      aria-hidden="true"
      className="scripted rounded border border-current px-1 font-mono text-xs opacity-80 max-sm:hidden"
    >
      {letter}
    </kbd>
  );
}

function Hidden({ detail, nextId }: Pick<DecideFormsProps, 'detail' | 'nextId'>) {
  return (
    <>
      <input type="hidden" name="reviewId" value={detail.review.id} />
      <input type="hidden" name="next" value={nextId ?? ''} />
    </>
  );
}

/** Which reason fits what was reported; one may choose another, or write one. */
function Reason({ detail, templates, own }: Omit<DecideFormsProps, 'nextId'> & { own?: boolean }) {
  const { t, locale } = useI18n();
  const [first] = detail.review.reasons;
  const fitting = templates.find(({ key }) => key === first) ?? templates.find(({ key }) => key === 'rules');
  return (
    <>
      {detail.review.kind === 'appeal' ? null : (
        <SelectField
          name="template"
          label={t('moderation:decide.template')}
          defaultValue={(fitting ?? templates[0])?.key}
          required
          choices={templates.map(({ key, text }) => ({ value: key, label: text[locale] }))}
        />
      )}
      {own === false ? null : (
        <TextAreaField
          name="reason"
          label={detail.review.kind === 'appeal' ? t('moderation:decide.reason') : t('moderation:decide.own')}
          hint={detail.review.kind === 'appeal' ? undefined : t('moderation:decide.ownHint')}
          maxLength={500}
          rows={2}
          required={detail.review.kind === 'appeal'}
        />
      )}
    </>
  );
}

function Folded(props: { intent: string; letter: string; title: string; children: ReactNode }) {
  const refused = useRefused(props.intent);
  const [open, setOpen] = useState(refused);
  return (
    <details
      className="rounded-md border border-line bg-surface"
      open={open || refused}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary
        data-key={props.letter}
        className="flex min-h-11 cursor-pointer items-center gap-2 px-4 py-2 font-semibold"
      >
        {props.title} <KeyHint letter={props.letter} />
      </summary>
      <div className="px-4 pb-4">{props.children}</div>
    </details>
  );
}

function PostFate({ fallback }: { fallback: 'keep' | 'hide' | 'remove' }) {
  const { t } = useI18n();
  return (
    <RadioField
      name="post"
      label={t('moderation:decide.post')}
      defaultValue={fallback}
      required
      choices={(['keep', 'hide', 'remove'] as const).map((value) => ({
        value,
        label: t(`moderation:decide.postFates.${value}`),
      }))}
    />
  );
}

function Quick({ detail, templates, nextId }: DecideFormsProps) {
  const { t } = useI18n();
  const isPost = detail.review.kind === 'post';
  const acts = isPost ? (['keep', 'hide', 'remove', 'lock'] as const) : (['keep'] as const);
  const letters = { keep: 'a', hide: 'h', remove: 'r', lock: 'l' } as const;
  return (
    <Form intent="decide" className="space-y-3">
      <Hidden detail={detail} nextId={nextId} />
      <Reason detail={detail} templates={templates} />
      <TextAreaField name="note" label={t('moderation:decide.note')} maxLength={1_000} rows={1} />
      <div className="flex flex-wrap gap-2">
        {acts.map((act) => (
          <Button
            key={act}
            name="act"
            value={act}
            data-key={letters[act]}
            variant={act === 'keep' ? 'primary' : act === 'remove' ? 'danger' : 'secondary'}
          >
            {t(`moderation:decide.${act}`)} <KeyHint letter={letters[act]} />
          </Button>
        ))}
      </div>
    </Form>
  );
}

function Edit({ detail, templates, nextId }: DecideFormsProps) {
  const { t } = useI18n();
  const post = detail.context.find(({ id }) => id === detail.review.post?.id);
  if (!post || post.status === 'removed') return null;
  return (
    <Folded intent="edit" letter="e" title={t('moderation:decide.editTitle')}>
      <Form intent="edit" className="space-y-3">
        <Hidden detail={detail} nextId={nextId} />
        <TextAreaField
          name="body"
          label={t('moderation:decide.editBody')}
          defaultValue={post.body}
          maxLength={20_000}
          rows={6}
          required
        />
        <Reason detail={detail} templates={templates} />
        <Button name="act" value="edit">
          {t('moderation:decide.saveEdit')}
        </Button>
      </Form>
    </Folded>
  );
}

function Warn({ detail, templates, nextId }: DecideFormsProps) {
  const { t } = useI18n();
  const title = t('moderation:decide.warnTitle', { name: detail.history?.name ?? '' });
  return (
    <Folded intent="warn" letter="w" title={title}>
      <Form intent="warn" className="space-y-3">
        <Hidden detail={detail} nextId={nextId} />
        <Reason detail={detail} templates={templates} />
        {detail.review.kind === 'post' ? <PostFate fallback="hide" /> : null}
        <Button name="act" value="warn">
          {t('moderation:decide.warn')}
        </Button>
      </Form>
    </Folded>
  );
}

function Suspend({ detail, templates, nextId }: DecideFormsProps) {
  const { t } = useI18n();
  const { proposedDays, mayWithoutEnd } = detail.viewer;
  const choices = ladderDays.map((days) => ({
    value: String(days),
    label: t('moderation:decide.dayCount', { count: days }),
    hint: days === proposedDays ? t('moderation:decide.proposed') : undefined,
  }));
  const forever = {
    value: 'forever',
    label: t('moderation:decide.forever'),
    hint: proposedDays === null ? t('moderation:decide.proposed') : undefined,
  };
  const fallback = proposedDays === null ? (mayWithoutEnd ? 'forever' : '30') : String(proposedDays);
  return (
    <Folded
      intent="suspend"
      letter="s"
      title={t('moderation:decide.suspendTitle', { name: detail.history?.name ?? '' })}
    >
      <Form intent="suspend" className="space-y-3">
        <Hidden detail={detail} nextId={nextId} />
        <RadioField
          name="days"
          label={t('moderation:decide.days')}
          defaultValue={fallback}
          required
          choices={mayWithoutEnd ? [...choices, forever] : choices}
        />
        <Reason detail={detail} templates={templates} />
        {detail.review.kind === 'post' ? <PostFate fallback="remove" /> : null}
        <Button variant="danger" name="act" value="suspend">
          {t('moderation:decide.suspend')}
        </Button>
      </Form>
    </Folded>
  );
}

function Hear({ detail, templates, nextId }: DecideFormsProps) {
  const { t } = useI18n();
  return (
    <Form intent="decide" className="space-y-3">
      <Hidden detail={detail} nextId={nextId} />
      <Reason detail={detail} templates={templates} />
      <SelectField
        name="days"
        label={t('moderation:decide.shortenTitle')}
        defaultValue="1"
        required
        choices={ladderDays.map((days) => ({
          value: String(days),
          label: t('moderation:decide.dayCount', { count: days }),
        }))}
      />
      <div className="flex flex-wrap gap-2">
        <Button name="act" value="lift" variant="primary" data-key="i">
          {t('moderation:decide.lift')} <KeyHint letter="i" />
        </Button>
        <Button name="act" value="shorten" data-key="o">
          {t('moderation:decide.shorten')} <KeyHint letter="o" />
        </Button>
        <Button name="act" value="uphold" data-key="p">
          {t('moderation:decide.uphold')} <KeyHint letter="p" />
        </Button>
      </div>
    </Form>
  );
}

/** How a review may end: the quick ways by one key, the others with what they need to know. */
export function DecideForms(props: DecideFormsProps) {
  const { t } = useI18n();
  const { review, viewer, history } = props.detail;
  if (review.state === 'decided') return null;
  if (!viewer.mayDecide) return <Notice>{t('moderation:decide.notYours')}</Notice>;
  return (
    <section aria-label={t('moderation:decide.title')} className="space-y-3">
      {review.kind === 'appeal' ? (
        <Hear {...props} />
      ) : (
        <>
          <Quick {...props} />
          {review.kind === 'post' ? <Edit {...props} /> : null}
          {history ? <Warn {...props} /> : null}
          {viewer.maySuspend ? <Suspend {...props} /> : null}
        </>
      )}
    </section>
  );
}
