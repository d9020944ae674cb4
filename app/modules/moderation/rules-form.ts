import type { TemplateView } from './views';

/** Pure: the words of a field, one a line. */
export function wordsOf(text: unknown): string[] {
  return String(text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

/** Pure: the reasons of a form whose rows are `key-N`, `th-N`, `vi-N`, `en-N`; a row without words is left out. */
export function reasonsOf(values: Record<string, unknown>, rows: number): TemplateView[] {
  const items: TemplateView[] = [];
  for (let row = 0; row < rows; row++) {
    const word = (name: string) => String(values[`${name}-${row}`] ?? '').trim();
    const [th, vi, en] = [word('th'), word('vi'), word('en')];
    const some = en || th || vi;
    if (!some) continue;
    // Where a language is empty, another one stands in.
    items.push({
      key: word('key') || `reason-${row + 1}`,
      text: { th: th || some, vi: vi || some, en: en || some },
    });
  }
  return items;
}
