// The language of a post, for its `lang` attribute: which font, which voice of a screen reader, where lines break. Posts
// are short and mix scripts (brands and breeds are written in Latin), so frequent words decide more than letters do.

export type DetectedLanguage = 'th' | 'vi' | 'en';

const LOOKED_AT = 2000;
const NOT_WORDS = /https?:\/\/\S+|\bwww\.\S+|\S+@\S+|@\S+/g;
const THAI_LETTERS = /[\u0E01-\u0E3A\u0E40-\u0E4E]/g;
const LATIN_WORD = /[\p{Script=Latin}\p{M}'’]+/gu;
const MARKS = /[\u0300-\u036F]/g;
// Letters with their marks that no other language in Latin script has all of.
const VIETNAMESE_ONLY = /[đơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/;
const ALSO_VIETNAMESE = /[ăâêôàáãèéìíĩòóõùúũý]/;
// A written Vietnamese word is one syllable; hardly any English word of some length has its shape.
const SYLLABLE = /^(?:ngh?|nh|kh|gh|gi|qu|ph|th|tr|ch|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?$/;

const ENGLISH = new Set(
  (
    'the is are was were be been and or but not of to in on at for from with without this that these those it its my ' +
    'your our their his her he she we you they i me us them what which who when where why how do does did have has had ' +
    'can could will would should may might must if then than so very just about any some all there here anyone please ' +
    'thanks thank hello hi good great love like want need know think get got one more most only also after before ' +
    "because been being into over out up down no yes don’t don't i'm it's i’m it’s"
  ).split(' '),
);
// Without marks, as many type them; none is an English word.
const VIETNAMESE = new Set(
  (
    'khong duoc nguoi nhung cua minh bi va la cac mot nhu thi voi nay roi lam gi nhe nhieu cung dang neu biet thich tot ' +
    'moi hoi giup cai chua rat phai vay nha ngay toi cam xin chao gio sao biet dau hay qua duong thoi nua trong ngoai ' +
    'truoc sau khi nen muon mua ban tien uong ngon cho con meo ca phe ai oi em anh chi ong ba co de ra vao len xuong hom ' +
    'tuan thang nam bao lau dep xau gia nhieu it hon nhat vua moi deu cung ma hoac vi tai tu ung ho loai kieu'
  ).split(' '),
);
// Of those, the ones that also are English (or a name) say nothing beside English words.
const ALSO_ENGLISH = new Set('ban cho con de ra it ma tu ho cam ba nam chi co bi la'.split(' '));

/**
 * The language that `text` is written in, or null when it holds too little to tell (numbers, emoji, a name). Vietnamese is
 * known without its marks too. Looks at the first 2,000 characters.
 */
export function detectLanguage(text: string): DetectedLanguage | null {
  const words = text.slice(0, LOOKED_AT).normalize('NFC').toLowerCase().replace(NOT_WORDS, ' ');
  const latin = weighLatin(words.match(LATIN_WORD) ?? []);
  const thai = words.match(THAI_LETTERS)?.length ?? 0;
  if (thai > 0 && thai >= thaiNeeded(latin)) return 'th';
  if (latin.vietnamese === 0 && latin.english === 0) return null;
  return latin.vietnamese > latin.english ? 'vi' : 'en';
}

type Weights = { vietnamese: number; english: number; letters: number };

/** Any Thai makes a text Thai unless real sentences surround it: names are no sentences. */
function thaiNeeded(latin: Weights): number {
  return Math.max(latin.english, latin.vietnamese) >= 2 ? latin.letters / 2 : 1;
}

function weighLatin(words: string[]): Weights {
  const weights: Weights = { vietnamese: 0, english: 0, letters: 0 };
  let doubtful = 0;
  let syllables = 0;
  for (const word of words) {
    const bare = word.normalize('NFD').replace(MARKS, '').replaceAll('đ', 'd');
    weights.letters += bare.length;
    const isSyllable = SYLLABLE.test(bare);
    if (isSyllable) syllables++;
    if (VIETNAMESE_ONLY.test(word)) weights.vietnamese += 2;
    else if (ALSO_VIETNAMESE.test(word)) weights.vietnamese += isSyllable ? 1 : 0;
    else if (ENGLISH.has(word)) weights.english += 1;
    else if (VIETNAMESE.has(word)) {
      if (ALSO_ENGLISH.has(word)) doubtful++;
      else weights.vietnamese += 1;
    }
  }
  // "ban cho em hoi": every word has the shape, so the doubtful ones are Vietnamese after all.
  if (words.length >= 2 && syllables / words.length > 0.8) weights.vietnamese += doubtful;
  return weights;
}
