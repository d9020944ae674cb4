import { useEffect, useRef, useState } from 'react';
import { callApi } from '~/platform/api/call-api';
import type { AdviceView } from '../views';

const pauseMs = 500;

/** Whether what is being typed calls for help at once; asked whenever the writer pauses. */
export function useEmergency(slug: string, locale: string, enabled: boolean) {
  const [advice, setAdvice] = useState<AdviceView | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef('');
  useEffect(() => () => clearTimeout(timer.current), []);
  const look = (text: string) => {
    if (!enabled) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      if (text.trim().length < 3 || text === asked.current) return;
      asked.current = text;
      callApi<{ emergency: AdviceView | null }>('POST', `/clubs/${slug}/emergency-check`, {
        body: { text: text.slice(0, 21_000), locale },
      }).then(
        ({ emergency }) => void (text === asked.current && setAdvice(emergency)),
        // The server looks again when it is sent.
        () => undefined,
      );
    }, pauseMs);
  };
  return { advice, look };
}
