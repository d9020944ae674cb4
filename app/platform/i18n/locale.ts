export const locales = ['th', 'vi', 'en'] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = 'th';
export const defaultTimeZone = 'Asia/Bangkok';

/** The tag for Intl: dates of Thai readers are in the Buddhist era. */
export const intlTag: Record<Locale, string> = { th: 'th-TH-u-ca-buddhist', vi: 'vi-VN', en: 'en-GB' };

export function isLocale(value: unknown): value is Locale {
  return locales.includes(value as Locale);
}

/** The first language of an Accept-Language header (RFC 9110 §12.5.4) that the portal speaks. */
export function localeFromAcceptLanguage(header: string | null | undefined): Locale | undefined {
  if (!header) return undefined;
  const ranges = header
    .slice(0, 500)
    .split(',')
    .map((range) => {
      const [tag = '', ...params] = range.trim().split(';');
      const quality = params.map((param) => /^\s*q=([\d.]+)\s*$/.exec(param)?.[1]).find(Boolean);
      return {
        language: tag.toLowerCase().split('-')[0],
        quality: quality === undefined ? 1 : Number(quality),
      };
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality);
  return ranges.map(({ language }) => language).find(isLocale);
}
