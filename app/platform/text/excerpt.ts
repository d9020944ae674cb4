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
  // A word may end within a cluster (an emoji before a stray vowel), so both have a say.
  const clusterEnds = boundaries(graphemes, line, room);
  const betweenClusters = new Set(clusterEnds);
  const wordEnds = boundaries(words, line, room).filter((index) => betweenClusters.has(index));
  const atWord = wordEnds.at(-1) ?? 0;
  const cut = atWord >= room / 2 ? atWord : (clusterEnds.at(-1) ?? 0);
  return line.slice(0, cut).trimEnd() + ELLIPSIS;
}

function boundaries(segmenter: Intl.Segmenter, line: string, atMost: number): number[] {
  const found: number[] = [];
  for (const { index } of segmenter.segment(line)) {
    if (index > atMost) break;
    found.push(index);
  }
  return found;
}
