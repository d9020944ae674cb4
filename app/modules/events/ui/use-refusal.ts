import { useEffect, useRef } from 'react';
import type { FormProblem } from '~/platform/http/problem';
import { useT } from '~/platform/i18n/i18n-context';
import { problemWords } from '~/ui/problem-words';
import { useToast } from '~/ui/toast';

/** Says why a press that has no place for it on the page was refused, once for each answer. */
export function useRefusal(answer: unknown): void {
  const t = useT();
  const toast = useToast();
  const said = useRef(answer);
  useEffect(() => {
    if (said.current === answer) return;
    said.current = answer;
    const problem = (answer as { problem?: FormProblem } | undefined)?.problem;
    if (problem) toast({ words: problemWords(t, problem), tone: 'danger' });
  }, [answer, t, toast]);
}
