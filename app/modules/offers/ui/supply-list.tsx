import { Link } from '@remix-run/react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Card } from '~/ui/card';
import { Facts } from '~/ui/facts';
import type { SupplyList as ListName } from '../rules';
import type { SupplyItem } from '../supply-views';
import { StateTag } from './state-tag';

/** What is to be done about it, or how far it is. */
function useAbout(list: ListName) {
  const { t, format } = useI18n();
  return ({ quantity, of, stage, state, until }: SupplyItem): (string | null)[] => {
    const number = format.number(quantity);
    const date = until === null ? null : format.dateTime(until);
    switch (list) {
      case 'costing':
        return [t('offers:supply.options', { count: quantity })];
      case 'orders':
        return [t('offers:supply.toHandOn', { count: quantity })];
      case 'freed':
        return [t('offers:supply.free', { count: quantity })];
      case 'quick':
        return [
          t('offers:supply.left', { number, of: format.number(of ?? quantity) }),
          date && t('offers:supply.runsUntil', { date }),
        ];
      case 'making':
        if (state === 'open')
          return [t('offers:supply.pledged', { number }), date && t('offers:supply.pledgesUntil', { date })];
        return [
          t('offers:supply.made', { number }),
          stage &&
            t(stage.state === 'running' ? 'offers:supply.running' : 'offers:supply.upcoming', {
              name: stage.name,
              date: format.dateTime(stage.plannedAt),
            }),
        ];
    }
  };
}

/** One list of what somebody looks after for a supplier; each leads to where it is done. */
export function SupplyList({ list, items }: { list: ListName; items: readonly SupplyItem[] }) {
  const { t, locale } = useI18n();
  const about = useAbout(list);
  if (items.length === 0) return <p className="text-muted">{t(`offers:supplyNone.${list}`)}</p>;
  return (
    <Card flush>
      <ul className="divide-y divide-line">
        {items.map((item) => (
          <li key={item.id} className="px-4 py-3">
            <div className="flex flex-wrap items-center justify-between gap-2">
              <Link
                to={item.url}
                className="min-w-0 font-semibold"
                lang={item.language && item.language !== locale ? item.language : undefined}
              >
                {item.title}
              </Link>
              {list === 'making' && item.state ? <StateTag state={item.state} /> : null}
            </div>
            <Facts>
              {item.club.name}
              {about(item)}
            </Facts>
          </li>
        ))}
      </ul>
    </Card>
  );
}
