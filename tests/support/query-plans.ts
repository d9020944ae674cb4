import pg from 'pg';
import { vi } from 'vitest';

export interface AskedStatement {
  text: string;
  values: unknown[];
}

/** The SELECT statements that `work` sends to PostgreSQL, in whichever way. */
export async function statementsOf(work: () => Promise<unknown>): Promise<AskedStatement[]> {
  const seen: AskedStatement[] = [];
  const query = vi.spyOn(pg.Client.prototype, 'query');
  try {
    await work();
    for (const [asked] of query.mock.calls as unknown[][]) {
      const { text, values = [] } = (
        typeof asked === 'string' ? { text: asked } : asked
      ) as Partial<AskedStatement>;
      if (text && /^\s*(SELECT|WITH)\b/i.test(text)) seen.push({ text, values });
    }
  } finally {
    query.mockRestore();
  }
  return seen;
}

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  Plans?: PlanNode[];
}

function scansIn(node: PlanNode): string[] {
  const own = node['Node Type'] === 'Seq Scan' ? [node['Relation Name'] ?? ''] : [];
  return [...own, ...(node.Plans ?? []).flatMap(scansIn)];
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (value instanceof Date) return pg.escapeLiteral(value.toISOString());
  if (Array.isArray(value)) {
    const parts = value.map((one) => `"${String(one).replaceAll(/["\\]/g, '\\$&')}"`);
    return pg.escapeLiteral(`{${parts.join(',')}}`);
  }
  return pg.escapeLiteral(String(value));
}

const shown = ({ text }: AskedStatement) => text.replaceAll(/\s+/g, ' ').trim().slice(0, 160);

/**
 * Tables of which statements read every row, once planned for their values and once for any: a connection that has run a
 * statement often plans it no more.
 */
export async function wholeTablesRead(url: string, statements: readonly AskedStatement[]): Promise<string[]> {
  // As the portal's own connections are (platform/db/client).
  const client = new pg.Client({ connectionString: url, options: '-c jit=off -c random_page_cost=1.1' });
  await client.connect();
  const found = new Set<string>();
  try {
    for (const statement of statements) {
      await client.query(`PREPARE asked AS ${statement.text}`);
      const values = statement.values.map(literal).join(', ');
      for (const mode of ['force_custom_plan', 'force_generic_plan']) {
        await client.query(`SET plan_cache_mode = ${mode}`);
        const { rows } = await client.query<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(
          `EXPLAIN (FORMAT JSON) EXECUTE asked${values ? `(${values})` : ''}`,
        );
        for (const table of scansIn(rows[0]!['QUERY PLAN'][0]!.Plan))
          found.add(`${table} (${mode}) by ${shown(statement)}`);
      }
      await client.query('DEALLOCATE asked');
    }
  } finally {
    await client.end();
  }
  return [...found];
}
