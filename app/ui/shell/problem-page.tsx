import { isRouteErrorResponse, useLocation, useNavigate } from '@remix-run/react';
import { RotateCw } from 'lucide-react';
import type { PageProblem } from '~/platform/http/problem';
import { useT } from '~/platform/i18n/i18n-context';
import type { Translate } from '~/platform/i18n/translator';
import { Button, LinkButton } from '../button';
import { EmptyState } from '../empty-state';
import { problemWords } from '../problem-words';
import { shellPaths } from './shell-paths';

/** A problem that the browser knows of by itself. */
type ProblemCode = PageProblem['code'] | 'offline';
type ShownProblem = { code: ProblemCode; params: PageProblem['params'] };
type Kind = 'not_found' | 'forbidden' | 'too_fast' | 'busy' | 'offline' | 'failed';

const byStatus: Record<number, PageProblem['code']> = {
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  413: 'too_large',
  429: 'rate_limited',
  503: 'busy',
};

/** What went wrong, from whatever a route threw. */
export function problemOf(error: unknown): ShownProblem {
  if (isRouteErrorResponse(error)) {
    const data = error.data as Partial<PageProblem> | undefined;
    if (typeof data?.code === 'string') return { code: data.code, params: data.params ?? {} };
    return { code: byStatus[error.status] ?? 'failed', params: {} };
  }
  const unreachable = typeof navigator !== 'undefined' && (!navigator.onLine || isFetchFailure(error));
  return { code: unreachable ? 'offline' : 'failed', params: {} };
}

/** Each browser has its own words for a request that got no answer; all throw a TypeError. */
function isFetchFailure(error: unknown): boolean {
  return error instanceof TypeError && /fetch|network|load failed/i.test(error.message);
}

function kindOf(code: ProblemCode): Kind {
  switch (code) {
    case 'not_found':
    case 'link_expired':
      return 'not_found';
    case 'forbidden':
    case 'not_a_member':
    case 'suspended':
    case 'club_closed':
      return 'forbidden';
    case 'rate_limited':
    case 'slow_mode':
      return 'too_fast';
    case 'busy':
    case 'offline':
      return code;
    default:
      return 'failed';
  }
}

const drawings: Record<Kind, string> = {
  not_found: 'not-found',
  forbidden: 'forbidden',
  too_fast: 'busy',
  busy: 'busy',
  offline: 'offline',
  failed: 'failed',
};

/** What happened, in a few words. */
export function problemTitle(t: Translate, error: unknown): string {
  return t(`ui:problem.${kindOf(problemOf(error).code)}`);
}

/** Instead of a page: what happened, what to do next, and the way home. */
export function ProblemPage({ error }: { error: unknown }) {
  const t = useT();
  const problem = problemOf(error);
  const kind = kindOf(problem.code);
  const words =
    problem.code === 'offline'
      ? t('ui:problem.offlineWords')
      : problemWords(t, { code: problem.code, params: problem.params });
  return (
    <div className="mx-auto max-w-[var(--measure)] py-6">
      <EmptyState
        title={<span role="alert">{problemTitle(t, error)}</span>}
        heading
        drawing={drawings[kind]}
        action={
          <>
            {kind === 'not_found' || kind === 'forbidden' ? null : <Retry />}
            <LinkButton to={shellPaths.home} variant={kind === 'not_found' ? 'primary' : 'secondary'}>
              {t('ui:problem.home')}
            </LinkButton>
            {kind === 'not_found' ? <LinkButton to={shellPaths.search}>{t('ui:search')}</LinkButton> : null}
          </>
        }
      >
        {words}
      </EmptyState>
    </div>
  );
}

/** Tries the same page again; without JavaScript it is a plain link to it. */
function Retry() {
  const t = useT();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  return (
    <form
      action={pathname}
      onSubmit={(event) => (event.preventDefault(), navigate(pathname + search, { replace: true }))}
    >
      {[...new URLSearchParams(search)].map(([name, value], index) => (
        <input key={index} type="hidden" name={name} value={value} />
      ))}
      <Button variant="primary" icon={<RotateCw aria-hidden="true" className="size-4.5" />}>
        {t('ui:retry')}
      </Button>
    </form>
  );
}
