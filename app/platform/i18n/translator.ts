import i18next, { type TFunction } from 'i18next';
import type { messages as english } from '~/messages/en';
import type { Locale } from './locale';

export type Messages = typeof english;
export type Namespace = keyof Messages;

/** Keys are typed, values are any text: a value typed by its words would ask for numbers as text. */
type Words<T> = { [Key in keyof T]: T[Key] extends string ? string : Words<T[Key]> };

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: Words<Messages>;
    returnNull: false;
    strictKeyChecks: true;
  }
}

/** `t('threads:reply')`; without a namespace it is `common`. A missing key fails the type check. */
export type Translate = TFunction<Namespace[], undefined>;

/** Makes the translator of one language. Values are not escaped: React and the mail templates do that. */
export function createTranslator(locale: Locale, messages: object): Translate {
  const instance = i18next.createInstance();
  void instance.init({
    lng: locale,
    fallbackLng: false,
    initAsync: false,
    ns: Object.keys(messages),
    defaultNS: 'common',
    resources: { [locale]: messages } as never,
    interpolation: { escapeValue: false },
    returnNull: false,
    showSupportNotice: false,
  } as never);
  return withPlainWordsKept(instance.t as unknown as Translate);
}

/**
 * Most words need nothing filled in: those are looked up once. A page asks for hundreds of them, and looking them up anew
 * each time took a third of the time of drawing it.
 */
function withPlainWordsKept(translate: Translate): Translate {
  const kept = new Map<string, string>();
  const t = (key: string, ...rest: unknown[]) => {
    if (rest.length > 0) return (translate as (...args: unknown[]) => string)(key, ...rest);
    let words = kept.get(key);
    if (words === undefined) {
      words = (translate as (name: string) => string)(key);
      kept.set(key, words);
    }
    return words;
  };
  return t as unknown as Translate;
}
