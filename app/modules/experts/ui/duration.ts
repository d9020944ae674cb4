import type { Locale } from '~/platform/i18n/locale';

/** How long something took, in its largest unit and in words: "2 hours". */
export function durationWords(seconds: number, locale: Locale): string {
  const [size, unit] = (
    [
      [86_400, 'day'],
      [3_600, 'hour'],
      [60, 'minute'],
    ] as const
  ).find(([length]) => seconds >= length) ?? [60, 'minute'];
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: 'long',
    maximumFractionDigits: 0,
  }).format(Math.max(1, Math.round(seconds / size)));
}
