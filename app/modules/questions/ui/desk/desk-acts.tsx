import type { ReactNode } from 'react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { SelectField } from '~/ui/choice-field';
import { Form, useRefused } from '~/ui/form';
import { TextAreaField } from '~/ui/text-field';
import type { DeskDetail } from '../../open-on-desk.server';

function Folded(props: { title: string; shortcut?: string; intent: string; children: ReactNode }) {
  const { title, shortcut, intent, children } = props;
  const refused = useRefused(intent);
  return (
    <details
      data-key={shortcut}
      open={refused || undefined}
      className="rounded-md border border-edge bg-raised px-3 open:w-full"
    >
      <summary className="flex min-h-11 cursor-pointer items-center font-semibold sm:min-h-9">
        {title}
      </summary>
      <div className="space-y-3 py-3">{children}</div>
    </details>
  );
}

/** What can be done with a question besides answering it. Each is a plain form. */
export function DeskActs({ detail }: { detail: DeskDetail }) {
  const { t } = useI18n();
  const { item, viewer, experts } = detail;
  const { question, mine } = item;
  const { assigned, state, emergency, threadId } = question;
  if (state === 'resolved' || state === 'closed') return null;
  const which = <input type="hidden" name="threadId" value={threadId} />;
  return (
    <div className="flex flex-wrap items-start gap-2">
      {viewer.may.work && !mine ? (
        <Form intent="take" preventScrollReset>
          {which}
          {assigned ? <input type="hidden" name="insteadOf" value={assigned.id} /> : null}
          <Button size="sm" variant="primary" data-key="t">
            {assigned ? t('desk:acts.takeFrom', { name: assigned.name }) : t('desk:acts.take')}
          </Button>
        </Form>
      ) : null}
      {viewer.may.work ? (
        <Form intent={state === 'waiting' ? 'resume' : 'waiting'} preventScrollReset>
          {which}
          <Button size="sm" data-key="w">
            {t(state === 'waiting' ? 'desk:acts.resume' : 'desk:acts.waiting')}
          </Button>
        </Form>
      ) : null}
      {viewer.may.alarm && emergency !== 'raised' ? (
        <Form intent="raise" preventScrollReset>
          {which}
          <Button size="sm">{t('desk:acts.raise')}</Button>
        </Form>
      ) : null}
      {viewer.may.alarm && emergency === 'raised' ? (
        <Folded title={t('desk:acts.lower')} intent="lower">
          <Form intent="lower" className="space-y-3" preventScrollReset>
            {which}
            <TextAreaField
              name="reason"
              label={t('desk:acts.lowerReason')}
              rows={2}
              maxLength={500}
              required
            />
            <Button size="sm">{t('desk:acts.lower')}</Button>
          </Form>
        </Folded>
      ) : null}
      {viewer.may.handOver ? (
        <Folded title={t('desk:acts.handOver')} shortcut="h" intent="handOver">
          {experts.length === 0 ? (
            <p>{t('desk:acts.nobodyElse')}</p>
          ) : (
            <Form intent="handOver" className="space-y-3" preventScrollReset>
              {which}
              <SelectField
                name="memberId"
                label={t('desk:acts.handOverTo')}
                choices={experts.map(({ memberId, name, open }) => ({
                  value: memberId,
                  label: `${name} · ${t('questions:reasons.open', { count: open })}`,
                }))}
                required
              />
              <TextAreaField
                name="reason"
                label={t('desk:acts.reason')}
                hint={t('desk:acts.reasonHandOver')}
                rows={2}
                maxLength={500}
                required
              />
              <Button size="sm">{t('desk:acts.handOver')}</Button>
            </Form>
          )}
        </Folded>
      ) : null}
      {viewer.may.decline ? (
        <Folded title={t('desk:acts.decline')} shortcut="d" intent="decline">
          <Form intent="decline" className="space-y-3" preventScrollReset>
            {which}
            <TextAreaField
              name="reason"
              label={t('desk:acts.reason')}
              hint={t('desk:acts.reasonDecline')}
              rows={2}
              maxLength={500}
              required
            />
            <Button size="sm">{t('desk:acts.decline')}</Button>
          </Form>
        </Folded>
      ) : null}
    </div>
  );
}
