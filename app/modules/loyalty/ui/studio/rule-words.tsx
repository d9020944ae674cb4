import { useI18n } from '~/platform/i18n/i18n-context';
import { Tag } from '~/ui/tag';
import type { RuleView } from '../../views';
import type { RuleFormChoices } from './rule-form';

/** What a rule says, in short plain sentences. */
export function useRuleFacts() {
  const { t, format, locale } = useI18n();
  const points = (count: number) => t('pointsdesk:points', { count });
  return (rule: RuleView, { clubs, tiers }: Pick<RuleFormChoices, 'clubs' | 'tiers'>): string[] => {
    const { conditions } = rule;
    const money = (amount: number) => format.money(amount, rule.currency ?? 'THB');
    const tierName = (key: string) => tiers.find((tier) => tier.key === key)?.name[locale] ?? key;
    return [
      rule.perAmount === null
        ? t('pointsdesk:rules.fixed', { points: points(rule.points) })
        : t('pointsdesk:rules.perAmount', { points: points(rule.points), amount: money(rule.perAmount) }),
      ...(rule.minAmount === null ? [] : [t('pointsdesk:rules.from', { amount: money(rule.minAmount) })]),
      ...(rule.clubId === null
        ? []
        : [t('pointsdesk:rules.inClub', { club: clubs.find(({ id }) => id === rule.clubId)?.name ?? '' })]),
      ...(conditions.tiers.length === 0
        ? []
        : [t('pointsdesk:rules.forTiers', { tiers: format.list(conditions.tiers.map(tierName)) })]),
      ...(conditions.weekdays.length === 0
        ? []
        : [format.list(conditions.weekdays.map((day) => t(`pointsdesk:form.days.${String(day) as '1'}`)))]),
      ...(conditions.name === null ? [] : [conditions.name]),
      ...(conditions.firstTime ? [t('pointsdesk:rules.firstOnly')] : []),
      ...(rule.capPoints === null
        ? []
        : [t(`pointsdesk:rules.cap.${rule.capPeriod}`, { points: points(rule.capPoints) })]),
    ];
  };
}

export function RuleStatus({ status }: { status: RuleView['status'] }) {
  const { t } = useI18n();
  const tone = { draft: 'warning', active: 'positive', ended: 'neutral' } as const;
  return <Tag tone={tone[status]}>{t(`pointsdesk:rules.status.${status}`)}</Tag>;
}
