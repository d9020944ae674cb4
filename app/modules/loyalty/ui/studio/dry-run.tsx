import { clsx } from 'clsx';
import { CircleCheck, CircleX } from 'lucide-react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Card } from '~/ui/card';
import { Tag } from '~/ui/tag';
import type { RuleCheck } from '../../earning';
import type { EarningDryRun, RuleExplanation } from '../../explain-earning.server';

function CheckLine({ check }: { check: RuleCheck }) {
  const { t } = useI18n();
  const { ok, left = 0 } = check;
  const Icon = ok ? CircleCheck : CircleX;
  return (
    <li className="flex items-start gap-2">
      <Icon
        aria-hidden="true"
        className={clsx('mt-1 size-4.5 shrink-0', ok ? 'text-positive' : 'text-danger')}
      />
      {t(`pointsdesk:checks.${ok ? 'ok' : 'no'}.${check.check}`, {
        points: t('pointsdesk:points', { count: left }),
        minutes: Math.ceil(left / 60),
      })}
    </li>
  );
}

/** When what it pays begins and ends. */
function LotDays({ found }: { found: RuleExplanation }) {
  const { t, format } = useI18n();
  const { activatesAt, expiresAt, rule } = found;
  const sentences = [
    activatesAt ? t('pointsdesk:try.activates', { date: format.date(activatesAt) }) : '',
    rule.activateOn
      ? t('pointsdesk:try.activatesOn', { trigger: t(`pointsdesk:triggers.${rule.activateOn}`) })
      : '',
    expiresAt
      ? t('pointsdesk:try.expires', { date: format.date(new Date(new Date(expiresAt).getTime() - 1)) })
      : t('pointsdesk:try.expiresNever'),
  ];
  return <p className="mt-2 text-sm text-muted">{sentences.filter(Boolean).join(' ')}</p>;
}

function RuleResult({ found }: { found: RuleExplanation }) {
  const { t, locale } = useI18n();
  const { rule, points, full, checks, refused } = found;
  const words = (count: number) => t('pointsdesk:points', { count });
  return (
    <Card as="li">
      <p className="mb-2 flex flex-wrap items-center gap-2">
        <span className="font-semibold">{rule.name[locale]}</span>
        <Tag tone={points > 0 ? 'positive' : 'neutral'}>
          {points > 0 ? t('pointsdesk:try.pays', { points: words(points) }) : t('pointsdesk:try.paysNot')}
        </Tag>
      </p>
      {refused === 'earlier_paid' ? <p>{t('pointsdesk:try.earlier_paid')}</p> : null}
      {checks.length === 0 ? (
        <p className="text-muted">{t('pointsdesk:try.always')}</p>
      ) : (
        <ul className="space-y-1">
          {checks.map((check) => (
            <CheckLine key={check.check} check={check} />
          ))}
        </ul>
      )}
      {points > 0 && points < full ? (
        <p className="mt-2 text-sm text-muted">{t('pointsdesk:try.cut', { points: words(full) })}</p>
      ) : null}
      {points > 0 ? <LotDays found={found} /> : null}
    </Card>
  );
}

/** What each rule would do, in plain words. */
export function DryRunResult({ name, run }: { name: string; run: EarningDryRun }) {
  const { t } = useI18n();
  return (
    <section className="space-y-4" aria-live="polite">
      <h2 className="text-xl">
        {run.points > 0
          ? t('pointsdesk:try.would', { name, points: t('pointsdesk:points', { count: run.points }) })
          : t('pointsdesk:try.nothing', { name })}
      </h2>
      {run.rules.length === 0 ? (
        <p className="text-muted">{t('pointsdesk:try.noRules')}</p>
      ) : (
        <ul className="space-y-4">
          {run.rules.map((found) => (
            <RuleResult key={found.rule.id} found={found} />
          ))}
        </ul>
      )}
    </section>
  );
}
