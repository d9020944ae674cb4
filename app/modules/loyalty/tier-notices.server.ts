import { defineNotice } from '~/platform/notices.server';
import type { TierTerms } from './tiers';

type Name = Record<'th' | 'vi' | 'en', string>;

const everywhere = { inApp: 'on', email: 'on', push: 'on', line: 'off' } as const;

export const tierChangedNotice = defineNotice<{ name: Name; up: boolean }>({
  name: 'loyalty.tier-changed',
  group: 'points',
  defaults: everywhere,
  label: (t) => t('told:tiers.changed.label'),
  say({ t, locale, items }) {
    const { name, up } = items[0]!.data;
    return { line: t(up ? 'told:tiers.changed.up' : 'told:tiers.changed.down', { name: name[locale] }) };
  },
});

export const tierAtRiskNotice = defineNotice<{
  name: Name;
  until: string;
  missing: number;
  basis: TierTerms['basis'];
}>({
  name: 'loyalty.tier-at-risk',
  group: 'points',
  defaults: everywhere,
  label: (t) => t('told:tiers.risk.label'),
  say({ t, locale, format, items }) {
    const { name, until, missing, basis } = items[0]!.data;
    return {
      line: t(`told:tiers.risk.${basis}`, {
        name: name[locale],
        date: format.date(new Date(new Date(until).getTime() - 1)),
        missing: basis === 'purchases' ? format.money(missing * 100, 'THB') : format.number(missing),
      }),
    };
  },
});

/** Levels change, and this member would have a lower one by the new terms. */
export const tierPlanNotice = defineNotice<{ from: Name; to: Name; startsAt: string }>({
  name: 'loyalty.tier-plan',
  group: 'points',
  defaults: everywhere,
  always: ['inApp'],
  label: (t) => t('told:tiers.plan.label'),
  say({ t, locale, format, items }) {
    const { from, to, startsAt } = items[0]!.data;
    return {
      line: t('told:tiers.plan.line', {
        from: from[locale],
        to: to[locale],
        date: format.date(startsAt),
      }),
    };
  },
});

export const tierNotices = [tierChangedNotice, tierAtRiskNotice, tierPlanNotice];
