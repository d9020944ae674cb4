import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { Form } from '~/ui/form';
import { Tabs } from '~/ui/tabs';
import type { Workshop } from '../get-workshop.server';
import { offerPaths } from '../paths';
import { type SalesChannel, salesChannels } from '../rules';

interface OfChannel {
  workshop: Workshop;
  /** Whose orders are shown; null: all. */
  channel: SalesChannel | null;
}

/** Orders by how members get them, where there are several ways. */
export function ChannelTabs({ workshop, channel }: OfChannel) {
  const { t } = useI18n();
  const { offer } = workshop;
  const channels = salesChannels.filter((name) => offer.options.some((option) => option.channel === name));
  if (channels.length < 2) return null;
  const to = offerPaths.workshop(offer.clubSlug, offer.id, 'orders');
  return (
    <Tabs
      label={t('offers:orders.byChannel')}
      tabs={[
        { to, label: t('offers:orders.allChannels'), current: channel === null },
        ...channels.map((name) => ({
          to: `${to}&channel=${name}`,
          label: t(`offers:channels.${name}`),
          current: name === channel,
        })),
      ]}
    />
  );
}

/** All that are shown, also those on further pages, at one press; its buyers are told. */
export function HandleAll({ workshop, channel }: OfChannel) {
  const { t } = useI18n();
  const { offer, orders, may } = workshop;
  const going = ['placed', 'in_production'];
  const some = orders?.items.some(({ state }) => [...going, 'shipped'].includes(state)) ?? false;
  const goes = offer.state === 'funded' || offer.state === 'in_production';
  if (!may.produce || !goes || (!some && orders?.next === null)) return null;
  const which = channel === null ? t('offers:orders.allChannels') : t(`offers:channels.${channel}`);
  return (
    <details>
      <summary className="cursor-pointer">{t('offers:orders.atOnce', { which })}</summary>
      <p className="mt-2 text-sm text-muted">{t('offers:orders.atOnceHint')}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        {(['shipped', 'delivered'] as const).map((state) => (
          <Form key={state} intent={`handle-${state}`}>
            <input type="hidden" name="state" value={state} />
            <input type="hidden" name="channel" value={channel ?? ''} />
            <Button size="sm">
              {t(state === 'shipped' ? 'offers:orders.shipAll' : 'offers:orders.deliverAll')}
            </Button>
          </Form>
        ))}
      </div>
    </details>
  );
}
