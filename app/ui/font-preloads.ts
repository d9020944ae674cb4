import latin from '@fontsource/sarabun/files/sarabun-latin-400-normal.woff2?url';
import latinBold from '@fontsource/sarabun/files/sarabun-latin-700-normal.woff2?url';
import thai from '@fontsource/sarabun/files/sarabun-thai-400-normal.woff2?url';
import thaiBold from '@fontsource/sarabun/files/sarabun-thai-700-normal.woff2?url';
import vietnamese from '@fontsource/sarabun/files/sarabun-vietnamese-400-normal.woff2?url';
import type { Locale } from '~/platform/i18n/locale';

/** The fonts that the first screen of a page in each language surely needs; the browser would find them late. */
export const fontPreloads: Record<Locale, readonly string[]> = {
  th: [thai, thaiBold, latin],
  vi: [latin, latinBold, vietnamese],
  en: [latin, latinBold],
};
