const ELLIPSIS = '…';

const words = new Intl.Segmenter('th', { granularity: 'word' });
const graphemes = new Intl.Segmenter('th', { granularity: 'grapheme' });

/**
 * The beginning of `text` in one line, at most `maxChars` UTF-16 units long with its "…". Cuts between words where
 * one ends in the second half, else between clusters: a Thai consonant keeps its vowel and tone.
 */
export function excerptOf(text: string, maxChars: number): string {
  // Segmenting costs by length: what is far beyond the cut is not looked at.
  const line = text
    .slice(0, maxChars * 4 + 64)
    .replace(/\s+/g, ' ')
    .trim();
  if (line.length <= maxChars && text.length <= maxChars * 4 + 64) return line;
  const room = maxChars - ELLIPSIS.length;
  if (room <= 0) return '';
  const atWord = lastBoundary(words, line, room);
  const cut = atWord >= room / 2 ? atWord : lastBoundary(graphemes, line, room);
  return line.slice(0, cut).trimEnd() + ELLIPSIS;
}

function lastBoundary(segmenter: Intl.Segmenter, line: string, atMost: number): number {
  let boundary = 0;
  for (const { index } of segmenter.segment(line)) {
    if (index > atMost) break;
    boundary = index;
  }
  return boundary;
}
