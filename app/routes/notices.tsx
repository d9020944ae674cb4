import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useLoaderData, useRevalidator, useSearchParams } from '@remix-run/react';
import { CheckCheck, SlidersHorizontal } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { clubPaths } from '~/modules/clubs/paths';
import { listNotices } from '~/modules/notices/list-notices.server';
import { noticePaths } from '~/modules/notices/paths';
import { readNotices } from '~/modules/notices/read-notices.server';
import { NoticeRow } from '~/modules/notices/ui/notice-row';
import { useUnread } from '~/modules/notices/ui/unread';
import { now } from '~/platform/clock.server';
import { formAction, page } from '~/platform/http/page.server';
import { useT } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { Button, LinkButton } from '~/ui/button';
import { Card } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { Form } from '~/ui/form';
import { LoadMore } from '~/ui/load-more';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';

const shown = 30;

export const loader = page(async ({ request, context }: LoaderFunctionArgs) => {
  const { actor, locale, timeZone } = context;
  const { searchParams } = new URL(request.url);
  const query = {
    cursor: searchParams.get('cursor') ?? undefined,
    unread: searchParams.get('show') === 'unread',
    limit: shown,
  };
  return {
    ...(await listNotices(actor, { locale, timeZone }, query)),
    // What comes while one reads is not read by "all".
    at: now().toISOString(),
    title: translatorFor(locale)('ui:notices'),
  };
});

export const action = formAction(async ({ request, values, context: { actor } }) => {
  const { id, upTo } = values;
  await readNotices(actor, typeof id === 'string' ? { ids: [id] } : { upTo: String(upTo) });
  return redirect(noticePaths.list() + new URL(request.url).search);
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

/** The list follows what comes and what is read elsewhere. */
function useFollow(): void {
  const { changes } = useUnread();
  const { revalidate } = useRevalidator();
  const known = useRef(changes);
  useEffect(() => {
    if (known.current === changes) return;
    known.current = changes;
    revalidate();
  }, [changes, revalidate]);
}

export default function Notices() {
  const { items, next, unread, at } = useLoaderData<typeof loader>();
  const t = useT();
  const [search] = useSearchParams();
  const onlyUnread = search.get('show') === 'unread';
  useFollow();
  return (
    <Page
      title={t('ui:notices')}
      lead={t('notices:lead')}
      actions={
        <LinkButton
          to={noticePaths.settings()}
          icon={<SlidersHorizontal aria-hidden="true" className="size-5" />}
        >
          {t('notices:choose')}
        </LinkButton>
      }
    >
      <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
        <nav aria-label={t('notices:filter')} className="flex gap-1">
          <Choice to={noticePaths.list()} words={t('notices:all')} chosen={!onlyUnread} />
          <Choice
            to={`${noticePaths.list()}?show=unread`}
            words={t('notices:onlyUnread', { count: unread })}
            chosen={onlyUnread}
          />
        </nav>
        {unread > 0 ? (
          <Form intent="read-all">
            <input type="hidden" name="upTo" value={at} />
            <Button variant="quiet" size="sm" icon={<CheckCheck aria-hidden="true" className="size-4.5" />}>
              {t('notices:readAll')}
            </Button>
          </Form>
        ) : null}
      </div>
      {items.length === 0 ? (
        <EmptyState
          drawing="empty-notices"
          title={t(onlyUnread ? 'notices:allRead' : 'notices:empty')}
          action={<LinkButton to={clubPaths.directory()}>{t('home:allClubs')}</LinkButton>}
        >
          {t('notices:emptyHint')}
        </EmptyState>
      ) : (
        <Card flush>
          <ul className="divide-y divide-line">
            {items.map((notice) => (
              <NoticeRow key={notice.id} notice={notice} />
            ))}
          </ul>
        </Card>
      )}
      <LoadMore next={next} />
    </Page>
  );
}

function Choice({ to, words, chosen }: { to: string; words: string; chosen: boolean }) {
  return (
    <Link
      to={to}
      aria-current={chosen ? 'page' : undefined}
      className={
        chosen
          ? 'flex min-h-11 items-center rounded-md bg-accent-soft px-3 font-semibold text-accent-ink no-underline sm:min-h-9'
          : 'flex min-h-11 items-center rounded-md px-3 no-underline hover:bg-sunken sm:min-h-9'
      }
    >
      {words}
    </Link>
  );
}
