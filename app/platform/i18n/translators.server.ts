import { messages as en } from '~/messages/en';
import { messages as th } from '~/messages/th';
import { messages as vi } from '~/messages/vi';
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
