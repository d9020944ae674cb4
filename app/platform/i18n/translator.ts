import type { TFunction } from 'i18next';
import type { serverMessages as english } from '~/messages/en/server';
import { intlTag, type Locale } from './locale';

/** All words; a browser has some of them. */
export type Messages = typeof english;
export type Namespace = keyof Messages;

/** Keys are typed, values are any text: a value typed by its words would ask for numbers as text. */
type Words<T> = { [Key in keyof T]: T[Key] extends string ? string : Words<T[Key]> };

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'ui';
    resources: Words<Messages>;
    returnNull: false;
    strictKeyChecks: true;
  }
}

/** `t('threads:reply')`; without a namespace it is `ui`. A missing key fails the type check. */
export type Translate = TFunction<Namespace[], undefined>;

type Params = Record<string, string | number | undefined>;

/** Pieces between names: words, name, words, name, … words. */
type Template = readonly string[];

const name = /\{\{\s*(\w+)\s*\}\}/;

function fill(template: Template, params: Params, count: string | undefined): string {
  let filled = template[0]!;
  for (let at = 1; at < template.length; at += 2) {
    const asked = template[at]!;
    filled += ((asked === 'count' ? count : params[asked]) ?? '') + template[at + 1]!;
  }
  return filled;
}

/** The message at `namespace:some.path`; `ui` where no namespace is named. */
function wordsAt(messages: object, key: string): string | undefined {
  const colon = key.indexOf(':');
  let node: unknown = (messages as Record<string, unknown>)[colon < 0 ? 'ui' : key.slice(0, colon)];
  for (const step of key.slice(colon + 1).split('.')) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, step)) return undefined;
    node = (node as Record<string, unknown>)[step];
  }
  return typeof node === 'string' ? node : undefined;
}

/**
 * Makes the translator of one language. Keys, types and plural forms (`key_one`, `key_other`, by CLDR) are i18next's; values are
 * not escaped: React and the mail templates do that. A `count` is written as the language writes numbers. Of several keys the first that has words is taken. Each message is looked up once, since a page asks for hundreds of them.
 * Why i18next itself does not do it: docs/decisions/034-words-without-a-library-at-run-time.md.
 */
export function createTranslator(locale: Locale, messages: object): Translate {
  const kept = new Map<string, Template>();
  const plural = new Intl.PluralRules(locale);
  const digits = new Intl.NumberFormat(intlTag[locale]);
  const read = (keys: readonly string[], count: unknown): Template => {
    const forms = count === undefined ? [''] : [`_${plural.select(Number(count))}`, '_other', ''];
    for (const key of keys)
      for (const form of forms) {
        const words = wordsAt(messages, key + form);
        if (words !== undefined) return words.split(name);
      }
    return [keys.at(-1)!];
  };
  const t = (key: string | readonly string[], params: Params = {}): string => {
    const { count } = params;
    const asked = typeof key === 'string' ? key : key.join(' ');
    const form = count === undefined ? asked : `${asked} ${plural.select(Number(count))}`;
    let template = kept.get(form);
    if (!template) kept.set(form, (template = read(typeof key === 'string' ? [key] : key, count)));
    if (template.length === 1) return template[0]!;
    const large = typeof count === 'number' && Math.abs(count) >= 1_000;
    return fill(template, params, large ? digits.format(count) : count?.toString());
  };
  return t as unknown as Translate;
}
