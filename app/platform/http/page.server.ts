import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { formValues } from '../input';
import { isPortalError, type PortalError } from '../errors';
import { toPortalError } from '../db/database-error.server';
import { readForm } from './read-body.server';
import type { FormProblem, PageProblem } from './problem';

export { safePath } from '../safe-path';

/** Fields that are never sent back to the browser. */
const secretFields = /password|secret|token/i;

function keptValues(values: Record<string, unknown>): Record<string, string | string[]> {
  const kept: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(values)) {
    if (secretFields.test(name)) continue;
    if (typeof value === 'string') kept[name] = value;
    if (Array.isArray(value)) kept[name] = value.filter((entry) => typeof entry === 'string');
  }
  return kept;
}

function headersFor(error: PortalError): HeadersInit {
  return error.retryAfterSeconds ? { 'Retry-After': String(error.retryAfterSeconds) } : {};
}

/** Where to sign in, and to come back from there. Only our own path is kept. */
export function signInPath(request: Request): string {
  const { pathname, search } = new URL(request.url);
  const back = request.method === 'GET' ? pathname + search : pathname;
  return back === '/' ? '/sign-in' : `/sign-in?then=${encodeURIComponent(back)}`;
}

/** A loader whose named errors become a page: visitors are asked to sign in, others see 403, 404 … */
export function page<Result>(load: (args: LoaderFunctionArgs) => Promise<Result> | Result) {
  return async (args: LoaderFunctionArgs): Promise<Result> => {
    try {
      return await load(args);
    } catch (thrown) {
      const error = toPortalError(thrown);
      if (!isPortalError(error)) throw error;
      if (error.code === 'unauthenticated') throw redirect(signInPath(args.request));
      const problem: PageProblem = { code: error.code, params: error.params };
      throw json(problem, { status: error.status, headers: headersFor(error) });
    }
  };
}

export interface FormArgs extends ActionFunctionArgs {
  /** The form as an object; see `formValues`. */
  values: Record<string, unknown>;
  /** Made when the form was drawn, so that a form sent twice does its work once. */
  idempotencyKey: string | undefined;
}

/**
 * An action: a few lines that parse, call one command and answer with a redirect or a result. Its named errors come back
 * to the form beside what was typed.
 */
export function formAction<Result>(act: (args: FormArgs) => Promise<Result>) {
  return async (args: ActionFunctionArgs) => {
    let values: Record<string, unknown> = {};
    try {
      const { idempotencyKey, ...given } = formValues(await readForm(args.request));
      values = given;
      return await act({
        ...args,
        values,
        idempotencyKey: typeof idempotencyKey === 'string' ? idempotencyKey : undefined,
      });
    } catch (thrown) {
      const error = toPortalError(thrown);
      if (!isPortalError(error)) throw error;
      if (error.code === 'unauthenticated') throw redirect(signInPath(args.request));
      const problem: FormProblem = {
        code: error.code,
        params: error.params,
        fields: error.fields ?? {},
        values: keptValues(values),
        form: typeof values.intent === 'string' ? values.intent : undefined,
      };
      return json({ problem }, { status: error.status, headers: headersFor(error) });
    }
  };
}
