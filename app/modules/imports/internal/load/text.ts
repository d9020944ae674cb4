import type { Locale } from '~/platform/i18n/locale';
import { searchForms, type SearchForms } from '~/platform/text/search-forms';
import type { Chance } from './chance';
import { names, words } from './words';

export interface Sentence extends SearchForms {
  text: string;
}

export interface LoadText {
  body: string;
  html: string;
  /** As the search index keeps it: without marks. */
  text: string;
  forms: SearchForms;
}

/** Sentences of one language are made once and used again, as people repeat themselves; making them costs more than writing them. */
const poolSize = 6_000;
const longestPost = 6;

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Something that only few posts name, as shops and models are. */
function model(chance: Chance): string {
  const letters = 'ABCDEFGHJKLMNPRSTUVWXYZ';
  return `${letters[chance.below(letters.length)]}${letters[chance.below(letters.length)]}${100 + chance.below(900)}`;
}

function sentenceText(locale: Locale, chance: Chance): string {
  const { who, does, what, where, when, says } = words[locale];
  const [a, b, c] = [chance.pick(who), chance.pick(does), chance.pick(what)];
  const named = chance.next() < 0.15 ? ` ${model(chance)}` : '';
  const [d, e, f] = [chance.pick(where), chance.pick(when), chance.pick(says)];
  if (locale === 'th') return `${e}${a}${b}${c}${named ? `${named} ` : ''}${d} ${f}`;
  return `${capital(`${a} ${b} ${c}${named} ${d} ${e}, ${f}`)}.`;
}

function formsOf(text: string): Sentence {
  return { text, ...searchForms('', text) };
}

export function makePool(locale: Locale, chance: Chance): Sentence[] {
  return Array.from({ length: poolSize }, () => formsOf(sentenceText(locale, chance)));
}

/** One to six sentences, in one paragraph or two. */
export function makeText(pool: readonly Sentence[], chance: Chance): LoadText {
  const sentences = Array.from({ length: 1 + chance.lowBelow(longestPost) }, () => chance.pick(pool));
  const cut = sentences.length > 3 ? 2 : sentences.length;
  const paragraphs = [sentences.slice(0, cut), sentences.slice(cut)]
    .filter((part) => part.length > 0)
    .map((part) => part.map(({ text }) => text).join(' '));
  return {
    body: paragraphs.join('\n\n'),
    html: paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n'),
    text: paragraphs.join('\n'),
    forms: {
      folded: sentences.map(({ folded }) => folded).join(' '),
      titleTokens: '',
      tokens: sentences.map(({ tokens }) => tokens).join(' '),
    },
  };
}

export function makeTitle(locale: Locale, chance: Chance): string {
  const { asks, what, topics } = words[locale];
  const [ask, thing, topic] = [chance.pick(asks), chance.pick(what), chance.pick(topics)];
  if (locale === 'th') return `${ask}${thing}${topic}`;
  return capital(locale === 'vi' ? `${ask} ${thing} ${topic}` : `how to ${ask} ${thing} ${topic}`);
}

export function makeName(locale: Locale, chance: Chance): string {
  const { first, last } = names[locale];
  return `${chance.pick(first)} ${chance.pick(last)}`;
}
