import { readNumber } from './money-field';

type Values = Record<string, unknown>;

/** More rows than there are levels, so that one can be added without JavaScript too. */
export const tierRows = 6;

/** What the form of levels says, as `tierPlanInput` takes it; rows without a name are no levels. */
export function readTierForm(values: Values): Values {
  const text = (name: string) => String(values[name] ?? '').trim();
  const rows = Array.from({ length: tierRows }, (_, row) => row).filter(
    (row) => text(`tiers.${row}.name.th`) || text(`tiers.${row}.name.vi`) || text(`tiers.${row}.name.en`),
  );
  return {
    basis: values.basis,
    period: values.period,
    periodMonths: readNumber(values.periodMonths, 'periodMonths') ?? 12,
    clock: values.clock,
    upgradeAtOnce: values.upgradeAtOnce === 'on',
    downgrade: values.downgrade,
    graceDays: readNumber(values.graceDays, 'graceDays') ?? 0,
    dongPerBaht: readNumber(values.dongPerBaht, 'dongPerBaht') ?? 700,
    tiers: rows.map((row) => ({
      key: text(`tiers.${row}.key`),
      name: Object.fromEntries(
        ['th', 'vi', 'en'].map((locale) => [locale, text(`tiers.${row}.name.${locale}`)]),
      ),
      fromPoints: readNumber(values[`tiers.${row}.fromPoints`], `tiers.${row}.fromPoints`) ?? undefined,
      privileges: values[`tiers.${row}.privileges`] ?? [],
    })),
  };
}
