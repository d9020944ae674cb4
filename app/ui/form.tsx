import {
  Form as RemixForm,
  type FormProps as RemixFormProps,
  useActionData,
  useNavigation,
} from '@remix-run/react';
import type { Fetcher } from '@remix-run/react';
import { type FormEvent, useContext, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { FormProblem } from '~/platform/http/problem';
import { useT } from '~/platform/i18n/i18n-context';
import { FormContext, isSaidAbove, RefusalsAbove } from './form-context';
import { FormErrorSummary } from './form-error-summary';
import { useIdempotencyKey } from './form-seed';
import { Notice } from './notice';

type FetcherWithForm = Fetcher<unknown> & { Form: typeof RemixForm };

export interface FormProps extends Omit<RemixFormProps, 'onSubmit'> {
  /** What the form does, where a page has several; sent along as `intent`, and its problems come back to it alone. */
  intent?: string;
  /** Sends without leaving the page. */
  fetcher?: FetcherWithForm;
  /** By default what the page's action, or the fetcher, answered. */
  problem?: FormProblem;
  /** What the summary of problems calls the fields; without JavaScript it knows only these. */
  labels?: Record<string, string>;
  /** False where the page shows the problem in its own way. */
  summary?: boolean;
  /** Once it was sent and done, with what came back; called for a fetcher only, since otherwise another page follows. */
  onDone?: (answer: unknown) => void;
  /** May prevent the sending. */
  onSubmit?: (event: FormEvent<HTMLFormElement>) => void;
}

function problemIn(answer: unknown, intent: string | undefined): FormProblem | undefined {
  const problem = (answer as { problem?: FormProblem } | null | undefined)?.problem;
  return problem && (problem.form === undefined || problem.form === intent) ? problem : undefined;
}

/** Whether the page's form with this intent was refused: what folds it away must be open then, also without JavaScript. */
export function useRefused(intent: string): boolean {
  return problemIn(useActionData(), intent) !== undefined;
}

function useSending(fetcher: FetcherWithForm | undefined, key: string): FormData | undefined {
  const navigation = useNavigation();
  const { state, formData } = fetcher ?? navigation;
  if (state === 'idle' || !formData) return undefined;
  return fetcher || formData.get('idempotencyKey') === key ? formData : undefined;
}

/** Calls `done` when a sending has ended without a problem. */
function useDone(sending: boolean, refused: boolean, done: () => void): void {
  const wasSending = useRef(false);
  const latest = useRef(done);
  latest.current = done;
  useEffect(() => {
    if (wasSending.current && !sending && !refused) latest.current();
    wasSending.current = sending;
  }, [sending, refused]);
}

/** Without a connection a form would be lost with its page; so it stays, and says why. */
function useHeldOffline(): [held: boolean, hold: (event: FormEvent) => void] {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (!held) return;
    const release = () => setHeld(false);
    window.addEventListener('online', release);
    return () => window.removeEventListener('online', release);
  }, [held]);
  const hold = (event: FormEvent) => {
    if (navigator.onLine || event.defaultPrevented) return;
    event.preventDefault();
    setHeld(true);
  };
  return [held, hold];
}

/**
 * A form that works without JavaScript, is sent once however often it is pressed, and keeps what was typed when it is
 * refused. Its key makes the server do the work once; a new key is taken only after success.
 */
export function Form(props: FormProps) {
  const {
    intent,
    fetcher,
    problem: given,
    summary = true,
    labels,
    onDone,
    onSubmit,
    children,
    ...rest
  } = props;
  const id = useId();
  const [key, renew] = useIdempotencyKey();
  const answer = useActionData<unknown>();
  const problem = given ?? problemIn(fetcher ? fetcher.data : answer, intent);
  const sending = useSending(fetcher, key);
  const state = useMemo(() => ({ id, problem, sending }), [id, problem, sending]);
  useDone(sending !== undefined, problem !== undefined, () => {
    renew();
    if (fetcher) onDone?.(fetcher.data);
  });
  const above = useContext(RefusalsAbove);
  const saidAbove = !fetcher && !given && isSaidAbove(problem, above);
  const [held, holdOffline] = useHeldOffline();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    if (sending) return event.preventDefault();
    onSubmit?.(event);
    holdOffline(event);
  };
  const Element = fetcher?.Form ?? RemixForm;
  return (
    <FormContext.Provider value={state}>
      <Element method="post" noValidate {...rest} onSubmit={submit}>
        <input
          type="hidden"
          name="idempotencyKey"
          defaultValue={key}
          key={key}
          autoComplete="off"
          suppressHydrationWarning
        />
        {intent === undefined ? null : <input type="hidden" name="intent" value={intent} />}
        {summary && !saidAbove ? <FormErrorSummary labels={labels} /> : null}
        {held ? <HeldNotice /> : null}
        {children}
      </Element>
    </FormContext.Provider>
  );
}

function HeldNotice() {
  const t = useT();
  return (
    <Notice tone="warning" live className="mb-5">
      {t('ui:form.offline')}
    </Notice>
  );
}
