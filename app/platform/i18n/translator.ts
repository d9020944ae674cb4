import type { TFunction } from 'i18next';
import type { messages as english } from '~/messages/en';
import type { Locale } from './locale';

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

function fill(template: Template, params: Params): string {
  let filled = template[0]!;
  for (let at = 1; at < template.length; at += 2) filled += (params[template[at]!] ?? '') + template[at + 1]!;
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
 * not escaped: React and the mail templates do that. Each message is looked up once, since a page asks for hundreds of them.
 * Why i18next itself does not do it: docs/decisions/034-words-without-a-library-at-run-time.md.
 */
export function createTranslator(locale: Locale, messages: object): Translate {
  const kept = new Map<string, Template>();
  const plural = new Intl.PluralRules(locale);
  const read = (key: string, count: unknown): Template => {
    const forms = count === undefined ? [] : [plural.select(Number(count)), 'other'];
    const words = forms
      .map((form) => wordsAt(messages, `${key}_${form}`))
      .find((found) => found !== undefined);
    return (words ?? wordsAt(messages, key) ?? key).split(name);
  };
  const t = (key: string, params: Params = {}): string => {
    const { count } = params;
    const form = count === undefined ? key : `${key} ${plural.select(Number(count))}`;
    let template = kept.get(form);
    if (!template) kept.set(form, (template = read(key, count)));
    return template.length === 1 ? template[0]! : fill(template, params);
  };
  return t as unknown as Translate;
}
