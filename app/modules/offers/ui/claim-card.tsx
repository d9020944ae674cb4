import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { Facts } from '~/ui/facts';
import { Form } from '~/ui/form';
import { Tag } from '~/ui/tag';
import type { BuyerClaim } from '../list-claims.server';

/** What somebody claimed of a quick offer, and, for whoever hands it over, the way to say so. */
export function ClaimCard({ claim, mayCollect }: { claim: BuyerClaim; mayCollect: boolean }) {
  const { t, format } = useI18n();
  const { id, number, buyer, quantity, unitPrice, total, currency, at, collectedAt } = claim;
  const sum = t('offers:orders.what', {
    quantity: format.number(quantity),
    name: format.money(unitPrice, currency),
  });
  return (
    <Card as="li" id={`claim-${id}`}>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="text-base font-semibold">
          {number}
          {mayCollect ? ` · ${buyer.name}` : null}
        </h3>
        <Tag tone={collectedAt ? 'positive' : 'accent'}>
          {t(collectedAt ? 'offers:orders.collected' : 'offers:orders.toCollect')}
        </Tag>
      </div>
      <Facts>
        {quantity === 1 ? format.money(total, currency) : `${sum} = ${format.money(total, currency)}`}
        {t('offers:claims.claimedAt', { date: format.dateTime(at) })}
        {collectedAt ? t('offers:claims.collectedAt', { date: format.dateTime(collectedAt) }) : null}
      </Facts>
      {mayCollect && !collectedAt ? (
        <Form intent={`collect-${id}`} className="mt-3 space-y-2">
          <input type="hidden" name="claimId" value={id} />
          <Button size="sm">{t('offers:claims.collect')}</Button>
        </Form>
      ) : null}
    </Card>
  );
}
