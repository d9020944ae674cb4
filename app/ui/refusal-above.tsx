import { useActionData } from '@remix-run/react';
import { useContext, useEffect, useRef } from 'react';
import type { FormProblem } from '~/platform/http/problem';
import { useT } from '~/platform/i18n/i18n-context';
import { isSaidAbove, RefusalsAbove } from './form-context';
import { Notice } from './notice';
import { problemWords } from './problem-words';

/** What was refused without naming a field, also where the form that was sent is gone by now. It takes the focus. */
export function RefusalAbove() {
  const t = useT();
  const problem = useActionData<{ problem?: FormProblem } | null>()?.problem;
  const said = isSaidAbove(problem, useContext(RefusalsAbove)) ? problem : undefined;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (said) box.current?.focus();
  }, [said]);
  if (!said) return null;
  return (
    <div ref={box} tabIndex={-1} className="mb-5">
      <Notice tone="danger" live>
        {problemWords(t, said)}
      </Notice>
    </div>
  );
}
