import type { Snippet } from '../highlight';

/** A text in which what was searched for is marked. */
export function Marked({ text, hits }: Snippet) {
  let done = 0;
  const parts = hits.map(({ start, end }) => {
    const before = text.slice(done, start);
    done = end;
    return (
      <span key={start}>
        {before}
        <mark className="rounded-sm bg-accent-soft font-semibold text-accent-ink">
          {text.slice(start, end)}
        </mark>
      </span>
    );
  });
  return (
    <>
      {parts}
      {text.slice(done)}
    </>
  );
}
