import { fold, segment } from '~/platform/text/search-text';
import { cutThai, mendThai } from '~/platform/text/thai-words';
import { functionWords } from './function-words';

const THAI = /[\u0E00-\u0E7F]/;
const THAI_RUN = /([\u0E00-\u0E7F]+)/;
/** How many different words of a question are looked up. */
const most = { title: 14, all: 26 };
const longestText = 2_000;
/** Below so many words that say something, words of grammar are compared as well. */
const fewestTelling = 3;
/** Letters from which on a Thai word is looked for by its letters as well: one that was cut wrongly in either text. */
const shortestByLetters = 4;

/** A word of a question, as it is looked for. */
export interface SoughtWord {
  /** For `to_tsquery('simple', …)`. */
  query: string;
  /** The same within a title alone. */
  titleQuery: string;
  /** For `LIKE` against folded text; null where words are enough. */
  letters: string | null;
  inTitle: boolean;
}

/** Ends of English words that say nothing of what they are about; what is left must be long enough to mean something. */
const ENDINGS = /(?:ings?|edly|ed|ies|es|s|ers?|ly|ions?|e)$/;
const shortestStem = 4;

/** Letters and digits only, so that quotes need no escaping. */
function queryOf(word: string): string {
  if (!/^[a-z]+$/.test(word)) return `'${word}'`;
  const stem = word.replace(ENDINGS, '');
  return stem.length >= shortestStem && stem !== word ? `'${stem}':*` : `'${word}'`;
}

function wordsOf(text: string): string[] {
  return text
    .slice(0, longestText)
    .toWellFormed()
    .split(THAI_RUN)
    .flatMap((run) => (THAI.test(run) ? mendThai(cutThai(run)) : segment(run)))
    .flatMap((word) => fold(word).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])
    .filter((word) => [...word].length > 1);
}

/** The words by which a question is compared with others, each once, those of its title first. */
export function similarWords(title: string, body: string): SoughtWord[] {
  const [ofTitle, ofBody] = [wordsOf(title), wordsOf(body)];
  const says = (word: string) => !functionWords.has(word);
  const fewest = [...ofTitle, ...ofBody].filter(says).length < fewestTelling;
  const telling = (words: readonly string[]) => new Set(fewest ? words : words.filter(says));
  const inTitle = [...telling(ofTitle)].slice(0, most.title);
  const others = [...telling(ofBody)].filter((word) => !inTitle.includes(word));
  const seen = new Set<string>();
  return [...inTitle, ...others]
    .map((word, index) => ({
      query: queryOf(word),
      titleQuery: `${queryOf(word)}${queryOf(word).endsWith('*') ? '' : ':'}A`,
      letters: THAI.test(word) && word.length >= shortestByLetters ? `%${word}%` : null,
      inTitle: index < inTitle.length,
    }))
    .filter(({ query }) => !seen.has(query) && seen.add(query))
    .slice(0, most.all);
}
