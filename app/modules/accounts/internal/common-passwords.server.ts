import { commonNumbers, commonWords } from './common-words.server';

/** What people hang onto a word so that a form takes it. */
const years = Array.from({ length: 12 }, (_, index) => String(2016 + index));
const endings = [
  '',
  '1',
  '12',
  '123',
  '1234',
  '12345',
  '123456',
  '01',
  '007',
  '11',
  '69',
  '88',
  '99',
  '555',
  '999',
  ...years,
];
const shortest = 8;

const leet: Record<string, string> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
};

/** Small letters, with digits that stand for letters read as letters. */
function unleet(text: string): string {
  return text.replace(/[@4310!$57]/g, (sign) => leet[sign]!);
}

function buildList(): Set<string> {
  const list = new Set<string>(commonNumbers);
  for (const word of commonWords) {
    for (const ending of endings) {
      if ([...(word + ending)].length >= shortest) list.add(word + ending);
    }
    if ([...word].length * 2 >= shortest) list.add(word + word);
  }
  return list;
}

/** The list itself: what is refused letter by letter. The rules below refuse more. */
export const commonPasswords: ReadonlySet<string> = buildList();

const wordsOfList: ReadonlySet<string> = new Set(commonWords);

/** One to four signs, over and over: aaaaaaaa, abababab, 12341234. Very long ones are rare, and so not tried. */
function isRepetition(text: string): boolean {
  return text.length <= 24 && /^(.{1,4}?)\1+.?$/su.test(text);
}

/** Signs that follow each other: 23456789, hgfedcba, กขฃคฅฆงจ. */
function isSequence(text: string): boolean {
  const codes = [...text].map((sign) => sign.codePointAt(0)!);
  const step = codes[1]! - codes[0]!;
  return (
    Math.abs(step) === 1 && codes.every((code, index) => index === 0 || code - codes[index - 1]! === step)
  );
}

/** A birthday in eight digits, in the common or the Buddhist era. */
function isDate(text: string): boolean {
  const isDay = (day: string, month: string) =>
    Number(day) >= 1 && Number(day) <= 31 && Number(month) >= 1 && Number(month) <= 12;
  const isYear = (year: string) => /^(19[3-9]|20[0-4]|24[7-9]|25[0-9])\d$/.test(year);
  const [, a = '', b = '', c = '', d = ''] = /^(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text) ?? [];
  if (!a) return false;
  return (isYear(c + d) && (isDay(a, b) || isDay(b, a))) || (isYear(a + b) && isDay(d, c));
}

const stripEnds = (text: string) => text.replace(/^[\d!@#$%^&*.,?_\-+=~ ]+|[\d!@#$%^&*.,?_\-+=~ ]+$/g, '');

/**
 * Whether a password (NFKC) is one of those that are tried first: on the list, also when letters are written as digits;
 * a common word with digits and signs around it; a repetition, a sequence, a date; or what is known of the person anyway.
 */
export function isCommonPassword(password: string, known: readonly (string | null | undefined)[]): boolean {
  const text = password.toLowerCase();
  const core = stripEnds(text);
  const joined = core.replace(/[\s._-]/g, '');
  if (commonPasswords.has(text) || commonPasswords.has(unleet(text))) return true;
  for (const candidate of [core, joined, unleet(core), unleet(text), stripEnds(unleet(text))]) {
    if (wordsOfList.has(candidate)) return true;
  }
  if (isRepetition(text) || isSequence(text) || isDate(text)) return true;
  return known.some((fact) => {
    const plain = fact?.normalize('NFKC').toLowerCase();
    return (
      plain !== undefined && plain.length >= 3 && (text === plain || joined === plain.replace(/[\s._-]/g, ''))
    );
  });
}
