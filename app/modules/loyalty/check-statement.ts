import { transferText } from './transfer-text';
import type { StatementLine } from './views';

export type StatementCheck = { whole: true; count: number } | { whole: false; number: number };

async function sha256(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function fits(line: StatementLine, before: StatementLine | undefined): Promise<boolean> {
  const { transfer, hashed } = line;
  const sum = hashed.entries.reduce((all, { amount }) => all + amount, 0);
  const inPlace =
    transfer.number === (before?.transfer.number ?? 0) + 1 &&
    transfer.previousHash === (before?.transfer.hash ?? '');
  return sum === 0 && inPlace && (await sha256(transferText({ ...transfer, ...hashed }))) === transfer.hash;
}

/** Works out every hash of a whole statement anew; the lines may come in any order. Names the first that does not fit. */
export async function checkStatement(lines: readonly StatementLine[]): Promise<StatementCheck> {
  for (const own of Map.groupBy(lines, ({ hashed }) => hashed.walletId).values()) {
    let before: StatementLine | undefined;
    for (const line of own.toSorted((a, b) => a.transfer.number - b.transfer.number)) {
      if (!(await fits(line, before))) return { whole: false, number: line.transfer.number };
      before = line;
    }
  }
  return { whole: true, count: lines.length };
}
