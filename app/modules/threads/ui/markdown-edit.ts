/** A text after an edit, and what is selected in it. */
export interface Edit {
  text: string;
  start: number;
  end: number;
}

/** Puts marks around the selection, or takes them away when they are there. */
export function wrapSelection(
  text: string,
  start: number,
  end: number,
  before: string,
  after = before,
): Edit {
  const selected = text.slice(start, end);
  if (text.slice(0, start).endsWith(before) && text.slice(end).startsWith(after)) {
    const bare = text.slice(0, start - before.length) + selected + text.slice(end + after.length);
    return { text: bare, start: start - before.length, end: end - before.length };
  }
  return {
    text: text.slice(0, start) + before + selected + after + text.slice(end),
    start: start + before.length,
    end: end + before.length,
  };
}

/** Puts a mark before each line of the selection. */
export function wrapLines(text: string, start: number, end: number, mark: string): Edit {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const marked = text
    .slice(from, end)
    .split('\n')
    .map((line) => mark + line)
    .join('\n');
  return {
    text: text.slice(0, from) + marked + text.slice(end),
    start: start + mark.length,
    end: from + marked.length,
  };
}

/** Puts text in place of the selection, on a line of its own. */
export function insertText(text: string, start: number, end: number, inserted: string): Edit {
  const gap = start > 0 && text[start - 1] !== '\n' ? '\n' : '';
  const at = start + gap.length + inserted.length;
  return { text: text.slice(0, start) + gap + inserted + text.slice(end), start: at, end: at };
}
