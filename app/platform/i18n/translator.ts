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
  return withWordsKept(instance.t as unknown as Anything, locale);
}

type Params = Record<string, unknown>;
type Anything = (key: string, params?: object) => string;

/** Pieces between names: words, name, words, name, … words. */
type Template = readonly string[];

const plainName = /\{\{-?\s*(\w+)\s*\}\}/;

/** Undefined for what only i18next can fill in: formats, nesting. */
function readTemplate(words: string): Template | undefined {
  const pieces = words.split(plainName);
  const isPlain = pieces.every((piece, at) => at % 2 === 1 || !/\{\{|\$t\(/.test(piece));
  return isPlain ? pieces : undefined;
}

function fill(template: Template, params: Params): string {
  let filled = template[0]!;
  for (let at = 1; at < template.length; at += 2) {
    const value = params[template[at]!];
    filled += (value === undefined || value === null ? '' : String(value)) + template[at + 1]!;
  }
  return filled;
}

const isPlainParam = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'undefined';

/** Names that mean something to i18next itself; `count` does too, and is known here. */
const ownParams =
  /^(context|ordinal|defaultValue.*|lng|lngs|ns|replace|returnObjects|returnDetails|joinArrays|postProcess|interpolation|fallbackLng|keySeparator|nsSeparator|skipInterpolation)$/;

/**
 * Looks each message up once, by its key and the form that its count asks for, and fills in what it names. A page asks for
 * hundreds of them, and looking them up anew each time took a third of the time of drawing it.
 */
function withWordsKept(translate: Anything, locale: Locale): Translate {
  const kept = new Map<string, Template | undefined>();
  const plural = new Intl.PluralRules(locale);
  const nothing: Params = {};
  const t = (key: string, params = nothing): string => {
    for (const name in params)
      if (!isPlainParam(params[name]) || ownParams.test(name)) return translate(key, params);
    const { count } = params;
    const form = count === undefined ? key : `${key} ${count === 0 ? 'zero' : plural.select(Number(count))}`;
    const template = kept.get(form) ?? keep(form, key, count);
    return template ? fill(template, params) : translate(key, params);
  };
  function keep(form: string, key: string, count?: unknown): Template | undefined {
    if (kept.has(form)) return undefined;
    const words = translate(key, {
      skipInterpolation: true,
      ...(count === undefined ? {} : { count }),
    });
    const template = readTemplate(words);
    kept.set(form, template);
    return template;
  }
  return t as unknown as Translate;
}
