import { readNumber } from './money-field';
import { readDay } from './read-rule-form';

type Values = Record<string, unknown>;

/** What the form of a reward says, as `createRewardInput` takes it. @throws invalid */
export function readRewardForm(values: Values, timeZone: string): Values {
  const prices = Object.keys(values)
    .filter((name) => name.startsWith('tierPrices.'))
    .flatMap((name) => {
      const price = readNumber(values[name], name);
      return price === null ? [] : [[name.replace('tierPrices.', ''), price] as const];
    });
  return {
    name: values.name,
    description: values.description ?? '',
    costPoints: readNumber(values.costPoints, 'costPoints') ?? undefined,
    tierPrices: Object.fromEntries(prices),
    stock: readNumber(values.stock, 'stock'),
    ...(values.stockWas === undefined ? {} : { stockWas: readNumber(values.stockWas, 'stock') }),
    perMember: readNumber(values.perMember, 'perMember'),
    startsAt: readDay(values.startsAt, 'startsAt', timeZone, 'begin'),
    endsAt: readDay(values.endsAt, 'endsAt', timeZone, 'end'),
    fulfilment: values.fulfilment,
    voucherDays: readNumber(values.voucherDays, 'voucherDays'),
    codeSource: values.codeSource,
    voucherEnd: values.voucherEnd,
    ...(values.funderId ? { funderId: values.funderId } : {}),
  };
}
