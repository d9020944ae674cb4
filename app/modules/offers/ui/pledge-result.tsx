import { useI18n } from '~/platform/i18n/i18n-context';
import { LinkButton } from '~/ui/button';
import { Notice } from '~/ui/notice';
import { offerPaths } from '../paths';
import type { OfferView, PledgeView, ShareView } from '../views';

/** How somebody's share came about, step by step. */
export function ShareWords({ share }: { share: ShareView }) {
  const { t, format } = useI18n();
  const n = (value: number) => format.number(value);
  return (
    <ul className="list-disc space-y-1 ps-5">
      <li>
        {t('offers:share.lots', {
          promised: n(share.promised),
          lots: n(share.lots),
          lotSize: n(share.lotSize),
          made: n(share.made),
        })}
      </li>
      {share.quantity === 0 ? (
        <li>{t('offers:share.none', { min: n(share.min) })}</li>
      ) : (
        <>
          <li>{t('offers:share.min', { min: n(share.min) })}</li>
          <li>
            {share.extra === 0
              ? t('offers:share.noExtra')
              : t('offers:share.extra', { extra: n(share.extra), place: n(share.place), of: n(share.of) })}
          </li>
        </>
      )}
    </ul>
  );
}

/** What became of one's pledge, once the deadline has passed. */
export function PledgeResult({ offer, pledge }: { offer: OfferView; pledge: PledgeView }) {
  const { t, format } = useI18n();
  const option = offer.options.find(({ id }) => id === pledge.optionId);
  if (pledge.state === 'held' || pledge.reason === 'withdrawn') return null;
  const won = pledge.state === 'confirmed';
  return (
    <Notice
      tone={won ? 'positive' : 'info'}
      title={
        won
          ? t('offers:result.won', {
              quantity: format.number(pledge.share?.quantity ?? 0),
              name: option?.name ?? '',
            })
          : t(`offers:result.${pledge.reason ?? 'unfunded'}`)
      }
      action={
        pledge.orderId ? (
          <LinkButton size="sm" to={offerPaths.order(pledge.orderId)}>
            {t('offers:result.toOrder')}
          </LinkButton>
        ) : undefined
      }
    >
      {pledge.share && (won || pledge.reason === 'no_lot') ? <ShareWords share={pledge.share} /> : null}
    </Notice>
  );
}
