import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { adjustPoints, reverseTransfer } from '~/modules/loyalty/adjust-points.server';
import { getMemberPoints } from '~/modules/loyalty/get-member-points.server';
import { readNumber } from '~/modules/loyalty/money-field';
import { readPointSettings } from '~/modules/loyalty/point-settings.server';
import { adjustmentInput, reasonSchema } from '~/modules/loyalty/schema';
import { pointsDeskPaths } from '~/modules/loyalty/studio-paths';
import type { StatementLine } from '~/modules/loyalty/views';
import { isAdmin } from '~/platform/actor';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { Button } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { DoneNotice } from '~/ui/done-notice';
import { Facts } from '~/ui/facts';
import { Form, useRefused } from '~/ui/form';
import { LoadMore } from '~/ui/load-more';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { TextField } from '~/ui/text-field';
import { z } from 'zod';

export const loader = page(async ({ params, request, context: { actor, locale } }: LoaderFunctionArgs) => {
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined;
  const found = await getMemberPoints(actor, params.memberId!, { cursor, limit: 30 });
  const settings = await readPointSettings();
  const admin = isAdmin(actor);
  return {
    ...found,
    admin,
    most: admin ? settings.adminMost : settings.agentMost,
    title: translatorFor(locale)('counter:member.title', { name: found.member.name }),
  };
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

const undoInput = z.object({ reason: reasonSchema });

export const action = formAction(async ({ params, context: { actor }, values, idempotencyKey }) => {
  const memberId = params.memberId!;
  const done = (word: string) => redirect(`${pointsDeskPaths.member(memberId)}?done=${word}`);
  if (values.transferId) {
    const { reason } = parseInput(undoInput, values);
    await reverseTransfer(actor, { transferId: String(values.transferId), reason }, { idempotencyKey });
    return done('reversed');
  }
  const points = readNumber(values.points, 'points') ?? undefined;
  await adjustPoints(actor, parseInput(adjustmentInput, { ...values, memberId, points }), { idempotencyKey });
  return done('adjusted');
});

function Balances() {
  const { points } = useLoaderData<typeof loader>();
  const { t, format, locale } = useI18n();
  const figures = [
    [t('counter:member.available'), format.number(points.available)],
    [t('counter:member.pending'), format.number(points.pending)],
    [t('counter:member.held'), format.number(points.held)],
    [t('counter:member.tier'), points.tier?.name[locale] ?? '–'],
  ] as const;
  return (
    <Card>
      <dl className="flex flex-wrap gap-x-10 gap-y-3">
        {figures.map(([label, value]) => (
          <div key={label}>
            <dt className="text-sm text-muted">{label}</dt>
            <dd className="text-xl font-semibold tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function Adjust() {
  const { most } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Card>
      <Form intent="adjust" className="space-y-4">
        <p className="text-muted">
          {t('counter:member.adjustHint', { most: t('counter:points', { count: most }) })}
        </p>
        <div className="grid gap-4 sm:grid-cols-[9rem_minmax(0,1fr)]">
          <TextField name="points" label={t('counter:member.points')} inputMode="numeric" required />
          <TextField name="reason" label={t('counter:member.reason')} maxLength={500} required />
        </div>
        <Button variant="primary">{t('counter:member.do')}</Button>
      </Form>
    </Card>
  );
}

function Undo({ id, number }: { id: string; number: number }) {
  const { t } = useI18n();
  const intent = `undo-${id}`;
  return (
    <details open={useRefused(intent)}>
      <summary className="inline-flex min-h-11 items-center text-sm font-semibold text-accent-ink sm:min-h-8">
        {t('counter:member.undo')}
      </summary>
      <Form intent={intent} className="flex flex-wrap items-end gap-3 pb-2">
        <input type="hidden" name="transferId" value={id} />
        <TextField
          name="reason"
          label={t('counter:member.reason')}
          maxLength={500}
          required
          className="w-full sm:w-80"
        />
        <Button variant="danger" aria-label={t('counter:member.undoFor', { number })}>
          {t('counter:member.undo')}
        </Button>
      </Form>
    </details>
  );
}

function Line({ line }: { line: StatementLine }) {
  const { reversible, admin } = useLoaderData<typeof loader>();
  const { t, format, locale } = useI18n();
  const { transfer, ruleName, available, pending, expiresAt } = line;
  const change = available + pending;
  return (
    <li className="px-4 py-2.5">
      <div className="flex items-baseline gap-4">
        <div className="min-w-0 flex-1">
          <p className="font-semibold">
            {t(`counter:member.kinds.${transfer.kind}`)}
            {ruleName ? <span className="font-normal"> · {ruleName[locale]}</span> : null}
          </p>
          {transfer.reason ? <p className="break-words text-muted">{transfer.reason}</p> : null}
          <Facts>
            <span>{format.dateTime(transfer.at)}</span>
            {expiresAt && change > 0 ? (
              <span>
                {t('counter:member.expires', {
                  date: format.date(new Date(new Date(expiresAt).getTime() - 1)),
                })}
              </span>
            ) : null}
          </Facts>
        </div>
        <p className="shrink-0 font-semibold tabular-nums">
          {change > 0 ? '+' : ''}
          {format.number(change)}
        </p>
      </div>
      {admin && reversible.includes(transfer.id) ? <Undo id={transfer.id} number={transfer.number} /> : null}
    </li>
  );
}

export default function SupportMemberPoints() {
  const { statement, title } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page title={title}>
      <DoneNotice
        words={{ adjusted: t('counter:member.adjusted'), reversed: t('counter:member.reversed') }}
      />
      <div className="space-y-7">
        <Balances />
        <Section title={t('counter:member.adjust')}>
          <Adjust />
        </Section>
        <Section title={t('counter:member.statement')}>
          <Card flush>
            <ul className="divide-y divide-line">
              {statement.items.map((line) => (
                <Line key={line.transfer.id} line={line} />
              ))}
            </ul>
          </Card>
          <LoadMore next={statement.next} />
        </Section>
      </div>
    </Page>
  );
}
