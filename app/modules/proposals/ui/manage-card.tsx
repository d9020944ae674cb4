import { Link } from '@remix-run/react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { Form, useRefused } from '~/ui/form';
import { useNow } from '~/ui/now';
import { TextField } from '~/ui/text-field';
import { proposalPaths } from '../paths';
import type { ProposalView, ProposalViewer } from '../views';
import { HideForm } from './hide-form';

function Withdraw() {
  const { t } = useI18n();
  return (
    <details open={useRefused('withdraw') || undefined}>
      <summary className="flex min-h-11 cursor-pointer items-center font-semibold">
        {t('proposals:withdraw.title')}
      </summary>
      <Form intent="withdraw" className="space-y-3 pt-1" labels={{ reason: t('proposals:withdraw.reason') }}>
        <p className="text-sm text-muted">{t('proposals:withdraw.lead')}</p>
        <TextField name="reason" label={t('proposals:withdraw.reason')} maxLength={500} required />
        <Button size="sm" variant="danger">
          {t('proposals:withdraw.send')}
        </Button>
      </Form>
    </details>
  );
}

/** What authors and the brand do with a proposal besides its words. Not drawn for whom there is nothing. */
export function ManageCard(props: { proposal: ProposalView; viewer: ProposalViewer; slug: string }) {
  const { proposal, viewer, slug } = props;
  const { t, format } = useI18n();
  const now = useNow();
  const { may } = viewer;
  const undoable = (until: string | null) => until !== null && new Date(until) > now;
  const ownUndo = may.unmerge && undoable(proposal.mergeUndoUntil);
  if (!may.ask && !may.respond && !may.merge && !may.withdraw && !may.hide && !ownUndo) return null;
  return (
    <Section title={t('proposals:manage')}>
      <Card className="space-y-1">
        <ul>
          {may.respond ? (
            <li>
              <Link to={proposalPaths.respond(slug, proposal.id)} className="flex min-h-11 items-center">
                {t(proposal.responses.length > 0 ? 'proposals:answer.giveNew' : 'proposals:answer.give')}
              </Link>
            </li>
          ) : null}
          {may.ask ? (
            <li>
              <Link to={proposalPaths.ask(slug, proposal.id)} className="flex min-h-11 items-center">
                {t('proposals:design.ask')}
              </Link>
            </li>
          ) : null}
          {may.merge ? (
            <li>
              <Link to={proposalPaths.merge(slug, proposal.id)} className="flex min-h-11 items-center">
                {t('proposals:merge.action')}
              </Link>
            </li>
          ) : null}
        </ul>
        {ownUndo ? (
          <Form intent="unmerge">
            <Button size="sm">{t('proposals:unmerge')}</Button>
            <p className="mt-1 text-sm text-muted">
              {t('proposals:undoUntil', { date: format.dateTime(proposal.mergeUndoUntil!) })}
            </p>
          </Form>
        ) : null}
        {may.withdraw ? <Withdraw /> : null}
        {may.hide ? <HideForm hidden={proposal.hidden} /> : null}
      </Card>
    </Section>
  );
}
