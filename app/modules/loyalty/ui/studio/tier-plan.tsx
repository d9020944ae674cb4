import { useI18n } from '~/platform/i18n/i18n-context';
import type { TierTerms } from '../../tiers';

export function useThresholdWords(basis: TierTerms['basis']) {
  const { t, format } = useI18n();
  return (value: number) =>
    t(`tierdesk:from.${basis}`, {
      value: basis === 'purchases' ? format.money(value * 100, 'THB') : format.number(value),
    });
}

/** What a plan says, with how many members each level has where that is known. */
export function TierPlanFacts({ plan, counts }: { plan: TierTerms; counts?: Record<string, number> }) {
  const { t, format, locale } = useI18n();
  const threshold = useThresholdWords(plan.basis);
  const settings = [
    [t('tierdesk:basis'), t(`tierdesk:bases.${plan.basis}`)],
    [
      t('tierdesk:period'),
      plan.period === 'rolling'
        ? t('tierdesk:lastMonths', { count: plan.periodMonths })
        : t(`tierdesk:periods.${plan.period}`),
    ],
    [t('tierdesk:clock'), t(`tierdesk:clocks.${plan.clock}`)],
    [t('tierdesk:downgrade'), t(`tierdesk:downgrades.${plan.downgrade}`)],
    [t('tierdesk:graceTime'), t('tierdesk:graceDays', { count: plan.graceDays })],
  ] as const;
  return (
    <>
      <ol className="space-y-3">
        {plan.tiers.map((tier) => (
          <li key={tier.key}>
            <p className="flex flex-wrap items-baseline gap-x-3">
              <span className="font-semibold">{tier.name[locale]}</span>
              <span className="text-muted">{threshold(tier.fromPoints)}</span>
              {counts ? (
                <span className="ms-auto tabular-nums">
                  {t('tierdesk:members', { count: counts[tier.key] ?? 0 })}
                </span>
              ) : null}
            </p>
            {tier.privileges.length > 0 ? (
              <p className="text-sm text-muted">
                {format.list(tier.privileges.map((privilege) => t(`tierdesk:privileges.${privilege}`)))}
              </p>
            ) : null}
          </li>
        ))}
      </ol>
      <dl className="mt-4 space-y-0.5 text-sm text-muted">
        {settings.map(([name, value]) => (
          <div key={name} className="flex flex-wrap gap-x-2">
            <dt>{name}:</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
