import type { WordChange } from '~/platform/text/word-change';

/** A text with what came in and what went out. */
export function ChangedWords({ changes, lang }: { changes: readonly WordChange[]; lang?: string }) {
  return (
    <p className="break-words whitespace-pre-wrap" lang={lang}>
      {changes.map(({ value, added, removed }, at) =>
        added ? (
          <ins key={at} className="bg-positive-soft text-positive">
            {value}
          </ins>
        ) : removed ? (
          <del key={at} className="bg-danger-soft text-danger">
            {value}
          </del>
        ) : (
          <span key={at}>{value}</span>
        ),
      )}
    </p>
  );
}
