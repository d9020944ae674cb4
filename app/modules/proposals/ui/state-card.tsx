import { Link } from '@remix-run/react';
import { HandHeart, Undo2 } from 'lucide-react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Avatar } from '~/ui/avatar';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { Form } from '~/ui/form';
import { useNow } from '~/ui/now';
import type { ProposalView, ProposalViewer } from '../views';
import { SupportBar } from './support-bar';

/** What comes next and when, in a sentence. */
function useNextWords(proposal: ProposalView): string {
  const { t, format } = useI18n();
  const now = useNow();
  const { state, answerBy, deadline } = proposal;
  switch (state) {
    case 'gathering':
      return t('proposals:next.gathering', {
        count: Math.max(1, proposal.threshold - proposal.supportCount),
        date: deadline ? format.date(deadline) : '',
      });
    case 'evaluating': {
      const late = answerBy !== null && new Date(answerBy) < now;
      return t(late ? 'proposals:next.late' : 'proposals:next.evaluating', {
        date: answerBy ? format.date(answerBy) : '',
      });
    }
    case 'withdrawn':
      return t('proposals:next.withdrawn', { reason: proposal.settledReason ?? '' });
    default:
      return t(`proposals:next.${state}`);
  }
}

function Voice({ viewer }: { viewer: ProposalViewer }) {
  const { t } = useI18n();
  if (viewer.supports)
    return (
      <div className="flex flex-wrap items-center gap-3">
        <span className="font-semibold text-positive">{t('proposals:support.yours')}</span>
        {viewer.may.takeBack ? (
          <Form intent="take-back">
            <Button size="sm" variant="quiet" icon={<Undo2 aria-hidden="true" className="size-4.5" />}>
              {t('proposals:support.takeBack')}
            </Button>
          </Form>
        ) : null}
      </div>
    );
  if (!viewer.may.support) return null;
  return (
    <Form intent="support">
      <Button variant="primary" icon={<HandHeart aria-hidden="true" className="size-5" />}>
        {t('proposals:support.give')}
      </Button>
    </Form>
  );
}

/** Where the proposal stands, what it waits for, and the reader's own voice. The bar follows every screen's. */
export function StateCard({ proposal, viewer }: { proposal: ProposalView; viewer: ProposalViewer }) {
  const { t } = useI18n();
  const words = useNextWords(proposal);
  const { mergedInto, supporters, supportCount } = proposal;
  const open = proposal.state === 'gathering' || proposal.state === 'evaluating';
  return (
    <Card as="section" aria-label={t('proposals:next.title')} className="space-y-3">
      {proposal.publishedAt && proposal.threshold > 0 ? (
        <SupportBar supportCount={supportCount} threshold={proposal.threshold} />
      ) : null}
      <p>
        {words}{' '}
        {mergedInto ? (
          <Link to={mergedInto.url} className="font-semibold">
            {mergedInto.title}
          </Link>
        ) : null}
      </p>
      <div className="flex flex-wrap items-center justify-between gap-3">
        {open ? <Voice viewer={viewer} /> : <span />}
        {supporters.length > 0 ? (
          <p className="flex items-center gap-1" aria-label={t('proposals:support.who')}>
            {supporters.slice(0, 6).map(({ id, name, pictureId }) => (
              <span key={id} title={name} className="-me-2 rounded-full ring-2 ring-raised">
                <Avatar name={name} pictureId={pictureId} size="sm" />
                <span className="sr-only">{name}</span>
              </span>
            ))}
            {supportCount > 6 ? (
              <span className="ms-3 text-sm text-muted">
                {t('proposals:support.more', { count: supportCount - 6 })}
              </span>
            ) : null}
          </p>
        ) : null}
      </div>
    </Card>
  );
}
