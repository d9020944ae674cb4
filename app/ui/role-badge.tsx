import { clsx } from 'clsx';
import { BadgeCheck, HandCoins, Headset, ShieldCheck, Sparkles, Store } from 'lucide-react';
import type { ReactNode } from 'react';
import type { AnyRole, Badge } from '~/modules/clubs/access';
import { useI18n } from '~/platform/i18n/i18n-context';

const looks: Record<AnyRole, { fill: string; icon: ReactNode }> = {
  expert: { fill: 'bg-expert-soft text-expert', icon: <BadgeCheck aria-hidden="true" /> },
  supplier: { fill: 'bg-supplier-soft text-supplier', icon: <Store aria-hidden="true" /> },
  moderator: { fill: 'bg-moderator-soft text-moderator', icon: <ShieldCheck aria-hidden="true" /> },
  agent: { fill: 'bg-agent-soft text-agent', icon: <Headset aria-hidden="true" /> },
  admin: { fill: 'bg-admin-soft text-admin', icon: <Sparkles aria-hidden="true" /> },
};

const badgeClass =
  'inline-flex max-w-full items-center gap-1 rounded-full px-2 py-px text-xs font-semibold whitespace-nowrap [&>svg]:size-3.5';

/** One role beside a name. */
export function RoleBadge({ role, detail }: { role: AnyRole; detail?: string }) {
  const { t } = useI18n();
  return (
    <span className={clsx(badgeClass, looks[role].fill)}>
      {looks[role].icon}
      {t(`ui:roles.${role}`)}
      {detail ? <span className="min-w-0 max-w-48 truncate font-normal">· {detail}</span> : null}
    </span>
  );
}

/** Marks what is said for the brand, or by somebody who sells. */
export function CommercialMark({ brand }: { brand: boolean }) {
  const { t } = useI18n();
  return (
    <span className={clsx(badgeClass, 'rounded-sm border border-edge text-muted')}>
      {t(brand ? 'ui:roles.brandMark' : 'ui:roles.sellerMark')}
    </span>
  );
}

/** Who pays an expert, as they said on that day: behind a tap, because it is long and seldom asked for. */
function PaidBy({ by }: { by: NonNullable<NonNullable<Badge['expert']>['paidBy']> }) {
  const { t, format } = useI18n();
  const names = by.map(({ kind, name }) => `${name} (${t(`experts:interests.kinds.${kind}`)})`);
  return (
    <details className="inline-block max-w-full text-xs text-muted">
      <summary
        className="inline-flex min-h-6 min-w-6 cursor-pointer list-none items-center justify-center gap-1 rounded-full border border-edge px-2"
        aria-label={t('experts:interests.showPaidBy')}
      >
        <HandCoins aria-hidden="true" className="size-3.5" />
      </summary>
      <span className="mt-1 block">{t('experts:interests.paidBy', { names: format.list(names) })}</span>
    </details>
  );
}

/**
 * All that must stand beside a name: the weightiest roles, whether it is a commercial voice, and an expert's field.
 * A customer has none. `full` adds whom they belong to and the credential, for a profile or the head of an answer.
 * `payers` adds who pays an expert, which opens: not within a link or a paragraph.
 */
export function RoleBadges(props: { badge: Badge; full?: boolean; payers?: boolean }) {
  const { badge, full = false, payers = false } = props;
  const { t, format } = useI18n();
  const { roles, commercial, organisation, expert } = badge;
  const shown = full ? roles : roles.slice(0, 2);
  const brand = organisation ? organisation.kind === 'brand' : !roles.includes('supplier');
  return (
    <span className="inline-flex max-w-full min-w-0 flex-wrap items-center gap-1.5">
      {shown.map((role) => (
        <RoleBadge key={role} role={role} detail={role === 'expert' ? expert?.field : undefined} />
      ))}
      {commercial ? <CommercialMark brand={brand} /> : null}
      {payers && expert?.paidBy && expert.paidBy.length > 0 ? <PaidBy by={expert.paidBy} /> : null}
      {full && organisation ? <span className="text-sm text-muted">{organisation.name}</span> : null}
      {full && expert && expert.credential ? (
        <span className="text-sm text-muted">
          {t('ui:roles.credential', { credential: expert.credential, issuer: expert.issuer })}
          {expert.validUntil
            ? ` · ${t('ui:roles.validUntil', { date: format.date(expert.validUntil) })}`
            : null}
        </span>
      ) : null}
    </span>
  );
}
