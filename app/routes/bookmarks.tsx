import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { listBookmarks } from '~/modules/threads/bookmark-post.server';
import { threadPaths } from '~/modules/threads/paths';
import { page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { Card } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { Facts } from '~/ui/facts';
import { LoadMore } from '~/ui/load-more';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { Time } from '~/ui/time';

export const loader = page(async ({ request, context }: LoaderFunctionArgs) => ({
  ...(await listBookmarks(context.actor, new URL(request.url).searchParams.get('cursor') ?? undefined)),
  title: translatorFor(context.locale)('threads:bookmarks.title'),
}));

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export default function Bookmarks() {
  const { items, next } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page title={t('threads:bookmarks.title')}>
      {items.length === 0 ? (
        <EmptyState drawing="empty-threads" title={t('threads:bookmarks.empty')}>
          {t('threads:bookmarks.emptyHint')}
        </EmptyState>
      ) : (
        <ul className="space-y-3">
          {items.map((item) => (
            <Card as="li" key={item.postId}>
              <h2 className="text-base">
                <Link to={threadPaths.post(item.clubSlug, item.threadId, item.number)}>
                  {item.threadTitle}
                </Link>
              </h2>
              <Facts>
                {item.authorName}
                {t('threads:bookmarks.in', { club: item.clubName })}
                <Time value={item.createdAt} />
              </Facts>
              <p className="mt-1 line-clamp-3">{item.text}</p>
              {item.note ? <p className="mt-1 text-sm text-muted">{item.note}</p> : null}
            </Card>
          ))}
        </ul>
      )}
      <LoadMore next={next} />
    </Page>
  );
}
