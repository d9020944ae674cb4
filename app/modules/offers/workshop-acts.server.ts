import type { z } from 'zod';
import type { Actor } from '~/platform/actor';
import { PortalError } from '~/platform/errors';
import type { Locale } from '~/platform/i18n/locale';
import { typedSums } from '~/platform/i18n/typed-money';
import { parseInput } from '~/platform/input';
import { reofferFreed } from './broadcast-quick.server';
import { addOption, changeOption } from './change-options.server';
import { closeOffer } from './close-offer.server';
import { cancelOrder, waiveDue } from './end-order.server';
import { giveCosts } from './give-costs.server';
import { handleOrder, handleOrders } from './handle-orders.server';
import { momentOf } from './moment-of';
import { ladderOf } from './offer-form-values';
import { receivePayment, refundOrder, settlePayment } from './pay-order.server';
import { moveStage, passStage, startProduction } from './run-stages.server';
import {
  cancelOrderInput,
  changeOptionInput,
  closeInput,
  costsInput,
  handleOrdersInput,
  reasonSchema,
  reofferInput,
  stageInput,
  variantInput,
  waiveInput,
} from './schema';
import { openOffer, withdrawOffer } from './steer-offer.server';
import { getOffer } from './get-offer.server';
import { townOf } from './towns';

type Values = Record<string, unknown>;

interface Acting {
  actor: Actor;
  offerId: string;
  values: Values;
  /** What stands behind the intent: `pass-2`. */
  about: string;
  timeZone: string;
  locale: Locale;
  options: { idempotencyKey?: string };
}

async function costs({ actor, offerId, values, locale }: Acting): Promise<string> {
  const { offer } = await getOffer(actor, offerId);
  const sums = typedSums(offer.currency, locale);
  const given = Object.entries(values).flatMap(([name, value]) => {
    const [, at, optionId] = /^cost\.(\d)\.(.+)$/.exec(name) ?? [];
    if (!optionId || String(value).trim() === '') return [];
    const from = Number(values[`from.${at}.${optionId}`]) || 1;
    return [{ optionId, from, cost: sums.read(value, name) }];
  });
  sums.requireAll();
  await giveCosts(actor, { ...parseInput(costsInput, { costs: given }), offerId });
  return 'saved';
}

async function price({ actor, offerId, values, locale }: Acting): Promise<string> {
  const { offer } = await getOffer(actor, offerId);
  const sums = typedSums(offer.currency, locale);
  const asked = sums.read(values.price, 'price');
  const ladder = ladderOf(values.ladder, sums, 'ladder');
  if (asked === undefined) sums.fail('price', { code: 'required' });
  sums.requireAll();
  const { explanation } = values;
  const input = parseInput(changeOptionInput, { price: asked, ladder, explanation });
  await changeOption(actor, { ...input, offerId, optionId: String(values.optionId) });
  return 'saved';
}

async function variant({ actor, offerId, values, options, locale }: Acting): Promise<string> {
  const { offer } = await getOffer(actor, offerId);
  const { basedOnId, name } = values;
  const sums = typedSums(offer.currency, locale);
  const difference = sums.readSigned(values.difference, 'difference');
  sums.requireAll();
  const option = parseInput(variantInput, { basedOnId, name, difference });
  await addOption(actor, { offerId, option }, options);
  return 'saved';
}

/** Where freed units are offered anew: left as it was, a town, or everywhere. */
function placeOf(values: Values, locale: Locale): NonNullable<z.input<typeof reofferInput>>['place'] {
  if (values.town === undefined) return undefined;
  const radiusKm = Number(values['place.radiusKm']);
  const [lat, lng] = [Number(values['usual.lat']), Number(values['usual.lng'])];
  if (values.town === 'usual') return { name: String(values['usual.name']), lat, lng, radiusKm };
  const town = townOf(values.town);
  return town ? { name: town.name[locale], lat: town.lat, lng: town.lng, radiusKm } : null;
}

const orderOf = ({ values }: Acting) => String(values.orderId ?? '');
const paymentOf = ({ values }: Acting) => String(values.paymentId ?? '');

/** What the forms of the workshop do, each by its command; answers which word says that it is done. */
const acts: Record<string, (acting: Acting) => Promise<string>> = {
  costs,
  price,
  variant,
  async open({ actor, offerId, options }) {
    await openOffer(actor, { offerId }, options);
    return 'opened';
  },
  async close({ actor, offerId, values, options }) {
    await closeOffer(actor, { ...parseInput(closeInput, { reason: values.reason }), offerId }, options);
    return 'closed';
  },
  async withdraw({ actor, offerId, values, options }) {
    await withdrawOffer(actor, { offerId, reason: parseInput(reasonSchema, values.reason) }, options);
    return 'withdrawn';
  },
  async start({ actor, offerId, options }) {
    await startProduction(actor, { offerId, position: 1 }, options);
    return 'stage';
  },
  async pass({ actor, offerId, about, options }) {
    await passStage(actor, { offerId, position: Number(about) }, options);
    return 'stage';
  },
  async move({ actor, offerId, about, values, timeZone }) {
    const plannedAt = momentOf(values.plannedAt, timeZone);
    const input = parseInput(stageInput.pick({ plannedAt: true }), { plannedAt });
    await moveStage(actor, { offerId, position: Number(about), ...input });
    return 'stage';
  },
  async shipped(acting) {
    await handleOrder(acting.actor, { orderId: orderOf(acting), state: 'shipped' });
    return 'order';
  },
  async delivered(acting) {
    await handleOrder(acting.actor, { orderId: orderOf(acting), state: 'delivered' });
    return 'order';
  },
  async handle({ actor, offerId, values, options }) {
    const input = parseInput(handleOrdersInput, {
      state: values.state,
      channel: values.channel || undefined,
    });
    await handleOrders(actor, { ...input, offerId }, options);
    return 'handled';
  },
  async receive(acting) {
    await receivePayment(acting.actor, { orderId: orderOf(acting) }, acting.options);
    return 'order';
  },
  async seen(acting) {
    await settlePayment(acting.actor, { paymentId: paymentOf(acting), settled: true });
    return 'order';
  },
  async missing(acting) {
    await settlePayment(acting.actor, { paymentId: paymentOf(acting), settled: false });
    return 'order';
  },
  async refund(acting) {
    await refundOrder(acting.actor, { orderId: orderOf(acting), method: 'transfer' }, acting.options);
    return 'order';
  },
  async cancel(acting) {
    const { reason, refund } = acting.values;
    const input = parseInput(cancelOrderInput, { reason, refund: refund || undefined });
    await cancelOrder(acting.actor, { ...input, orderId: orderOf(acting) }, acting.options);
    return 'order';
  },
  async waive(acting) {
    const input = parseInput(waiveInput, { reason: acting.values.reason });
    await waiveDue(acting.actor, { ...input, orderId: orderOf(acting) }, acting.options);
    return 'order';
  },
  async reoffer({ actor, offerId, values, locale, options }) {
    const { discountPercent, hours } = values;
    const input = parseInput(reofferInput, {
      discountPercent: Number(discountPercent),
      hours: Number(hours),
      place: placeOf(values, locale),
      interests: values.interests,
    });
    await reofferFreed(actor, { ...input, offerId, optionId: String(values.optionId) }, options);
    return 'broadcast';
  },
};

/** Does what a form of the workshop asks for, by its intent. @throws malformed for none of them; what its command throws */
export async function actInWorkshop(
  actor: Actor,
  offerId: string,
  values: Values,
  { timeZone, locale, ...options }: { timeZone: string; locale: Locale; idempotencyKey?: string },
): Promise<string> {
  const [intent = '', about = ''] = String(values.intent ?? '').split(/-(.*)/s);
  if (!Object.hasOwn(acts, intent)) throw new PortalError('malformed');
  return acts[intent]!({ actor, offerId, values, about, timeZone, locale, options });
}
