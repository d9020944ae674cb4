import { useRevalidator } from '@remix-run/react';
import { useEffect, useMemo, useRef } from 'react';
import { useStream } from '~/platform/realtime/client/use-stream';
import { applyQuestionUpdate } from '../updates';
import type { AdviceView, QuestionView, QuestionViewer } from '../views';

/** A question as its page's loader read it, after `seq` of its thread's stream. */
export interface LoadedQuestion {
  question: QuestionView;
  viewer: QuestionViewer;
  advice: AdviceView | null;
}

/**
 * The question beside a thread, as it goes on. One that was asked so lately that its case did not stand yet comes with its first
 * update; what the reader may do with it, and what to do in an emergency, the page then asks for.
 */
export function useLiveQuestion(
  threadId: string,
  loaded: LoadedQuestion | null,
  seq: number,
): LoadedQuestion | null {
  const { revalidate } = useRevalidator();
  const initial = useMemo(() => ({ question: loaded?.question ?? null }), [loaded]);
  const { state } = useStream<{ question: QuestionView | null }>({
    streams: { [`thread:${threadId}`]: seq },
    initial,
    reduce: (before, update) => {
      const question = applyQuestionUpdate(before.question, update);
      return question === before.question ? before : { question };
    },
  });
  const { question } = state;
  const isNew = question !== null && loaded === null;
  const raisedAt = question?.emergency === 'raised' ? question.emergencyAt : null;
  const unadvised = raisedAt !== null && loaded?.question.emergencyAt !== raisedAt;
  const asked = useRef(false);
  useEffect(() => {
    if (!isNew && !unadvised) {
      asked.current = false;
      return;
    }
    if (asked.current) return;
    asked.current = true;
    revalidate();
  }, [isNew, unadvised, revalidate]);
  return question && loaded ? { ...loaded, question } : null;
}
