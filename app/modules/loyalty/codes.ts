/** Pure: codes of vouchers as people write, scan and load them. */

const longestCode = 120;

/** Letters and digits alone, in capitals: however a code is typed, it is the same. */
export function codeKey(code: string): string {
  return code.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

/** The code in what a till read: a plain code, or the address that a voucher's QR holds. */
export function codeInScan(scanned: string): string {
  const found = /[?&]code=([^&#]+)/.exec(scanned);
  if (!found) return scanned.trim();
  try {
    return decodeURIComponent(found[1]!);
  } catch {
    return found[1]!;
  }
}

export interface ReadCodes {
  codes: string[];
  /** Lines (from 1) that hold no code that could be told apart: empty ones are no lines. */
  wrong: number[];
  /** How many stood there more than once. */
  repeated: number;
}

/** One code a line; of a CSV the first column, quoted or not. A first line that says "code" is a heading. */
export function readCodes(text: string): ReadCodes {
  const found = new Map<string, string>();
  const wrong: number[] = [];
  let repeated = 0;
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .entries()) {
    const quoted = /^\s*"((?:[^"]|"")*)"/.exec(line);
    const code = (quoted ? quoted[1]!.replaceAll('""', '"') : line.split(/[,;\t]/)[0]!).trim();
    if (line.trim() === '' || (index === 0 && /^codes?$/i.test(code))) continue;
    const key = codeKey(code);
    if (key.length < 4 || code.length > longestCode) wrong.push(index + 1);
    else if (found.has(key)) repeated++;
    else found.set(key, code);
  }
  return { codes: [...found.values()], wrong, repeated };
}
