import { MapPin, Zap } from 'lucide-react';
import { Link } from '@remix-run/react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { Facts } from '~/ui/facts';
import { Form } from '~/ui/form';
import { Tag } from '~/ui/tag';
import { TextField } from '~/ui/text-field';
import type { QuickItem } from '../list-quick.server';
import { offerPaths } from '../paths';
import { Countdown } from './countdown';

function Claiming({ item }: { item: QuickItem }) {
  const { t } = useI18n();
  const { id, remaining, perMember, viewer } = item;
  const most = Math.min(remaining, perMember === null ? remaining : perMember - viewer.claimed);
  if (most <= 0) return <p className="mt-3 text-muted">{t('offers:quick.hadAll')}</p>;
  return (
    <Form intent={`claim-${id}`} className="mt-3 flex flex-wrap items-end gap-3">
      <input type="hidden" name="quickOfferId" value={id} />
      <TextField
        name="quantity"
        label={t('offers:quick.howMany')}
        type="number"
        min={1}
        max={most}
        required
        defaultValue={1}
        className="w-28"
      />
      <Button variant="primary" icon={<Zap aria-hidden="true" className="size-5" />}>
        {t('offers:quick.claim')}
      </Button>
    </Form>
  );
}

function OfferLink({ slug, id }: { slug: string; id: string }) {
  const { t } = useI18n();
  return <Link to={offerPaths.offer(slug, id)}>{t('offers:quick.ofOffer')}</Link>;
}

interface QuickCardProps {
  item: QuickItem;
  mayClaim: boolean;
  /** On a page of its own, whose title says what it is. */
  alone?: boolean;
  /** Its time is over, though nobody has noted it yet. */
  over?: boolean;
}

/** A quick offer: what it costs now, how many are left and for how long, and the way to have one. */
export function QuickCard({ item, mayClaim, alone = false, over = false }: QuickCardProps) {
  const { t, format } = useI18n();
  const { id, title, state, quantity, remaining, price, unitPrice, discountPercent, currency, place, until } =
    item;
  const { viewer, organisation, offerId, perMember } = item;
  const open = state === 'broadcast' && remaining > 0 && !over;
  const ended = state === 'broadcast' ? (remaining > 0 ? 'expired' : 'claimed') : state;
  return (
    <Card as="li" id={`quick-${id}`} className={viewer.near && open ? 'ring-2 ring-accent' : undefined}>
      <div className="flex flex-wrap items-start justify-between gap-2">
        {alone ? (
          <p>{offerId ? <OfferLink slug={item.clubSlug} id={offerId} /> : null}</p>
        ) : (
          <h2 className="text-lg">
            <Link to={item.url}>{title}</Link>
          </h2>
        )}
        <span className="flex gap-1.5">
          {viewer.near && open ? <Tag tone="positive">{t('offers:quick.near')}</Tag> : null}
          {open ? (
            <Tag tone="accent">−{discountPercent}%</Tag>
          ) : (
            <Tag>{t(`offers:quickStates.${ended}`)}</Tag>
          )}
        </span>
      </div>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="text-xl font-bold text-accent-ink tabular-nums">
          {format.money(unitPrice, currency)}
        </span>
        <s className="text-muted tabular-nums">{format.money(price, currency)}</s>
      </p>
      <Facts>
        {open
          ? t('offers:quick.left', { count: remaining, quantity: format.number(quantity) })
          : t('offers:quick.went', { count: quantity - remaining, quantity: format.number(quantity) })}
        {perMember === null ? null : t('offers:quick.perMember', { count: perMember })}
        {organisation?.name ?? null}
        {viewer.claimed > 0 ? t('offers:quick.yours', { count: viewer.claimed }) : null}
      </Facts>
      {place ? (
        <p className="mt-1 flex items-center gap-1 text-sm text-muted">
          <MapPin aria-hidden="true" className="size-4" />
          {place.name || t('offers:quick.place')}
          {viewer.distanceKm === null
            ? ''
            : ` · ${t('offers:quick.away', { km: format.number(Math.round(viewer.distanceKm)) })}`}
        </p>
      ) : null}
      {open ? (
        <p className="mt-1 text-sm">
          {t('offers:progress.left')} <Countdown until={until} className="font-semibold" />
        </p>
      ) : item.recovered > 0 && viewer.mayRun ? (
        <p className="mt-1 text-sm text-positive">
          {t('offers:quick.recovered', { amount: format.money(item.recovered, currency) })} ·{' '}
          {t('offers:quick.collected', {
            count: viewer.collected ?? 0,
            claimed: format.number(quantity - remaining),
          })}
        </p>
      ) : null}
      {open && mayClaim ? <Claiming item={item} /> : null}
      {viewer.mayRun || (viewer.claimed > 0 && !alone) ? (
        <p className="mt-2">
          <Link
            to={viewer.mayRun ? offerPaths.claims(item.clubSlug, id) : item.url}
            className="inline-flex min-h-11 items-center"
          >
            {viewer.mayRun
              ? t('offers:claims.see', { count: quantity - remaining })
              : t('offers:claims.seeOwn')}
          </Link>
        </p>
      ) : null}
      {open && viewer.mayRun ? (
        <Form intent={`end-${id}`} className="mt-2">
          <input type="hidden" name="quickOfferId" value={id} />
          <Button size="sm" variant="quiet">
            {t('offers:quick.end')}
          </Button>
        </Form>
      ) : null}
    </Card>
  );
}
