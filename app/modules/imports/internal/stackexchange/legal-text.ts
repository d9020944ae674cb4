// Dumps hold what members typed, control characters too, raw or as `&#x1F;`. XML allows neither, and one of them would
// end the reading of a gigabyte: they are taken out before the parser sees them.

const ILLEGAL = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/g;
const REFERENCE = /&#(?:x([0-9a-f]{1,8})|(\d{1,8}));/gi;
const OPEN_REFERENCE = /&#?[0-9a-z]{0,9}$/i;

function isLegal(code: number): boolean {
  if (code < 0x20) return code === 0x09 || code === 0x0a || code === 0x0d;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}

function makeLegal(text: string): string {
  return text
    .replace(ILLEGAL, '')
    .replace(REFERENCE, (reference, hex: string | undefined, decimal: string | undefined) =>
      isLegal(hex ? Number.parseInt(hex, 16) : Number(decimal)) ? reference : '',
    );
}

/** Text that comes in chunks: a reference that a chunk cuts in two waits for its end. */
export function createLegalText(): { next(chunk: string): string; last(chunk: string): string } {
  let held = '';
  return {
    next(chunk) {
      const text = held + chunk;
      held = OPEN_REFERENCE.exec(text)?.[0] ?? '';
      return makeLegal(held ? text.slice(0, -held.length) : text);
    },
    last(chunk) {
      const text = held + chunk;
      held = '';
      return makeLegal(text);
    },
  };
}
