import { clsx } from 'clsx';
import type { StatementLine } from '~/modules/loyalty/views';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Card } from '~/ui/card';
import { Facts } from '~/ui/facts';
import { PlainLink } from '~/ui/plain-link';
import { Time } from '~/ui/time';

/** How a line changed what can be spent or soon can; what is only set aside shows as what it is. */
function changeOf({ available, pending }: StatementLine): number {
  return available + pending;
}

function Line({ line }: { line: StatementLine }) {
  const { t, locale, format } = useI18n();
  const { transfer, ruleName, link, expiresAt } = line;
  const change = changeOf(line);
  return (
    <li className="flex items-baseline gap-4 px-4 py-3">
      <div className="min-w-0 flex-1">
        <p className="font-semibold">
          {t(`points:statement.kinds.${transfer.kind}`)}
          {ruleName ? <span className="font-normal"> · {ruleName[locale]}</span> : null}
        </p>
        {transfer.reason ? <p className="break-words text-muted">{transfer.reason}</p> : null}
        <Facts>
          <Time value={transfer.at} />
          {expiresAt && change > 0 ? t('points:statement.ends', { date: format.date(expiresAt) }) : null}
          {link ? <PlainLink to={link}>{t('points:statement.see')}</PlainLink> : null}
        </Facts>
      </div>
      <p className={clsx('shrink-0 font-semibold tabular-nums', change > 0 ? 'text-positive' : 'text-ink')}>
        {change > 0 ? '+' : ''}
        {format.number(change)}
      </p>
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
