import { clsx } from 'clsx';
import type { ReactNode } from 'react';

/**
 * Figures in rows. The first cell of a row is its name; the others are set to the end unless `words` says that they are words. One that
 * is wider than a phone scrolls, by keyboard too.
 */
export function DataTable(props: {
  label: string;
  heads: readonly ReactNode[];
  rows: readonly { key: string; cells: readonly ReactNode[]; strong?: boolean }[];
  words?: boolean;
}) {
  const { label, heads, rows, words } = props;
  const place = (at: number) => (at === 0 || words ? 'text-start' : 'text-end tabular-nums');
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={label}>
      <table className="w-full">
        <thead className="border-b border-line text-sm text-muted">
          <tr>
            {heads.map((head, at) => (
              <th key={at} scope="col" className={clsx('px-2 py-2 first:ps-0 last:pe-0', place(at))}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map(({ key, cells, strong }) => (
            <tr key={key} className={strong ? 'font-semibold' : undefined}>
              {cells.map((cell, at) =>
                at === 0 ? (
                  <th key={at} scope="row" className="py-2 pe-2 text-start font-[inherit]">
                    {cell}
                  </th>
                ) : (
                  <td key={at} className={clsx('px-2 py-2 last:pe-0', place(at))}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
