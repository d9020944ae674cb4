const DOLLAR_QUOTE = /\$([A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y;

/** The index after the quoted text that opens at `start`. Doubled quotes stay inside; `\` escapes only in E'…'. */
function endOfQuoted(sql: string, start: number, escapes: boolean): number {
  const quote = sql[start];
  for (let at = start + 1; at < sql.length; at++) {
    if (escapes && sql[at] === '\\') at++;
    else if (sql[at] === quote && sql[at + 1] === quote) at++;
    else if (sql[at] === quote) return at + 1;
  }
  return sql.length;
}

function endOfBlockComment(sql: string, start: number): number {
  let depth = 0;
  for (let at = start; at < sql.length; at++) {
    const two = sql.slice(at, at + 2);
    if (two !== '/*' && two !== '*/') continue;
    depth += two === '/*' ? 1 : -1;
    at++;
    if (depth === 0) return at + 1;
  }
  return sql.length;
}

function endOf(sql: string, found: number, length: number): number {
  return found < 0 ? sql.length : found + length;
}

/** The index after whatever starts at `at`: a string, a name in quotes, a comment, a dollar quote, or one character. */
function skipOne(sql: string, at: number): number {
  const [here, two] = [sql[at], sql.slice(at, at + 2)];
  if (two === '--') return endOf(sql, sql.indexOf('\n', at), 1);
  if (two === '/*') return endOfBlockComment(sql, at);
  if (here === '"') return endOfQuoted(sql, at, false);
  if (here === "'") return endOfQuoted(sql, at, /(^|[^\w$])[eE]$/.test(sql.slice(Math.max(0, at - 2), at)));
  if (here === '$' && !/[\w$]/.test(sql[at - 1] ?? '')) {
    DOLLAR_QUOTE.lastIndex = at;
    const tag = DOLLAR_QUOTE.exec(sql)?.[0];
    if (tag) return endOf(sql, sql.indexOf(tag, at + tag.length), tag.length);
  }
  return at + 1;
}

/**
 * Cuts a script into its statements, as PostgreSQL reads them, without the semicolons. Needed where statements may not
 * share a transaction: sent together they would. A body between BEGIN ATOMIC and END has to be dollar-quoted instead.
 */
export function splitStatements(sql: string): string[] {
  const statements: string[] = [];
  let [start, at] = [0, 0];
  let hasWords = false;
  const close = () => {
    if (hasWords) statements.push(sql.slice(start, at).trim());
    hasWords = false;
  };
  while (at < sql.length) {
    if (sql[at] === ';') {
      close();
      start = ++at;
      continue;
    }
    const comment = /^(--|\/\*)/.test(sql.slice(at, at + 2));
    if (!comment && /\S/.test(sql[at] ?? '')) hasWords = true;
    at = skipOne(sql, at);
  }
  close();
  return statements;
}
