import { clsx } from 'clsx';
import { ChevronDown } from 'lucide-react';
import type { StatementLine } from '~/modules/loyalty/views';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Card } from '~/ui/card';
import { Facts } from '~/ui/facts';
import { PlainLink } from '~/ui/plain-link';
import { Time } from '~/ui/time';
import { lastDayOf } from './voucher-list';

/** How a line changed what can be spent or soon can; what is only set aside shows as what it is. */
function changeOf({ available, pending }: StatementLine): number {
  return available + pending;
}

/** What a line is about, for people: its kind, or by what brought it where that says more. */
function useTitle({ transfer }: StatementLine): string {
  const { t } = useI18n();
  const brought = transfer.cause.split(':')[0];
  if (brought === 'surprise') return t('points:statement.causes.surprise');
  if (brought === 'referral') return t('points:statement.causes.referral');
  if (brought === 'restore') return t('points:statement.causes.restore');
  if (brought === 'return') return t('points:statement.causes.return');
  return t(`points:statement.kinds.${transfer.kind}`);
}

/** Which lots a line moved, by when they end; lots of one day are one. */
function Lots({ line }: { line: StatementLine }) {
  const { t, format } = useI18n();
  const days = new Map<string, number>();
  for (const { expiresAt, amount } of line.lots) {
    const day = expiresAt ? format.date(lastDayOf(expiresAt)) : '';
    days.set(day, (days.get(day) ?? 0) + amount);
  }
  return (
    <>
      {[...days].map(([day, amount]) => (
        <li key={day}>
          {amount > 0 ? '+' : ''}
          {format.number(amount)} ·{' '}
          {day ? t('points:statement.lotUntil', { date: day }) : t('points:statement.lotForever')}
        </li>
      ))}
    </>
  );
}

function Details({ line }: { line: StatementLine }) {
  const { t, format } = useI18n();
  const { transfer } = line;
  return (
    <details className="group mt-1 text-sm">
      <summary className="inline-flex min-h-8 cursor-pointer list-none items-center gap-1 text-muted hover:text-ink [&::-webkit-details-marker]:hidden">
        {t('points:statement.details')}
        <ChevronDown aria-hidden="true" className="size-4 group-open:rotate-180" />
      </summary>
      <dl className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
        <dt className="text-muted">{t('points:statement.number')}</dt>
        <dd className="tabular-nums">{format.number(transfer.number)}</dd>
        {line.lots.length > 0 ? (
          <>
            <dt className="text-muted">{t('points:statement.lots')}</dt>
            <dd>
              <ul className="tabular-nums">
                <Lots line={line} />
              </ul>
            </dd>
          </>
        ) : null}
        <dt className="text-muted">{t('points:statement.at')}</dt>
        <dd>{format.dateTime(transfer.at)}</dd>
        <dt className="text-muted">{t('points:statement.hash')}</dt>
        <dd className="font-mono text-xs break-all">{transfer.hash}</dd>
      </dl>
    </details>
  );
}

function Line({ line }: { line: StatementLine }) {
  const { t, locale, format } = useI18n();
  const { transfer, ruleName, link, expiresAt, about, funder } = line;
  const change = changeOf(line);
  const title = useTitle(line);
  return (
    <li className="px-4 py-3">
      <div className="flex items-baseline gap-4">
        <div className="min-w-0 flex-1">
          <p className="font-semibold">
            {title}
            {ruleName ? <span className="font-normal"> · {ruleName[locale]}</span> : null}
          </p>
          {about ? (
            <p className="break-words">
              {link ? (
                <PlainLink to={link} className="inline-block min-h-6 py-0.5">
                  {about}
                </PlainLink>
              ) : (
                about
              )}
            </p>
          ) : null}
          {transfer.reason && transfer.reason !== about ? (
            <p className="break-words text-muted">{transfer.reason}</p>
          ) : null}
          <Facts>
            <Time value={transfer.at} />
            {funder ? funder.name : null}
            {expiresAt && change > 0
              ? t('points:statement.ends', { date: format.date(lastDayOf(expiresAt)) })
              : null}
            {link && !about ? <PlainLink to={link}>{t('points:statement.see')}</PlainLink> : null}
          </Facts>
        </div>
        {change === 0 ? (
          <p className="shrink-0 text-muted tabular-nums">{format.number(transfer.points)}</p>
        ) : (
          <p
            className={clsx('shrink-0 font-semibold tabular-nums', change > 0 ? 'text-positive' : 'text-ink')}
          >
            {change > 0 ? '+' : ''}
            {format.number(change)}
          </p>
        )}
      </div>
      <Details line={line} />
    </li>
  );
}

/** A member's entries, the newest first. */
export function StatementList({ lines }: { lines: readonly StatementLine[] }) {
  return (
    <Card flush>
      <ul className="divide-y divide-line">
        {lines.map((line) => (
          <Line key={line.transfer.id} line={line} />
        ))}
      </ul>
    </Card>
  );
}
