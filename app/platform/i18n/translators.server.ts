import { serverMessages as en } from '~/messages/en/server';
import { serverMessages as th } from '~/messages/th/server';
import { serverMessages as vi } from '~/messages/vi/server';
import type { Locale } from './locale';
import { createTranslator, type Translate } from './translator';

const translators: Record<Locale, Translate> = {
  th: createTranslator('th', th),
  vi: createTranslator('vi', vi),
  en: createTranslator('en', en),
};

export function translatorFor(locale: Locale): Translate {
  return translators[locale];
}
