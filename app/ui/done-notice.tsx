import { useSearchParams } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Notice } from './notice';

/** Says that what a form did is done, where its page was redirected to with `?done=`. Unknown words say nothing. */
export function DoneNotice({ words }: { words: Record<string, ReactNode> }) {
  const [search] = useSearchParams();
  const done = search.get('done') ?? '';
  if (!Object.hasOwn(words, done)) return null;
  return (
    <Notice tone="positive" live className="mb-5">
      {words[done]}
    </Notice>
  );
}
