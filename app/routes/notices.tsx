import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { clsx } from 'clsx';
import { clubPaths } from '~/modules/clubs/paths';
import { listNotices, type NoticeItem } from '~/modules/threads/list-notices.server';
import { page } from '~/platform/http/page.server';
import { useT } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { Avatar } from '~/ui/avatar';
import { LinkButton } from '~/ui/button';
import { Card } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { Facts } from '~/ui/facts';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { Time } from '~/ui/time';

const shown = 50;

export const loader = page(async ({ context }: LoaderFunctionArgs) => ({
  items: await listNotices(context.actor, { limit: shown }),
  title: translatorFor(context.locale)('ui:notices'),
}));

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export default function Notices() {
  const { items } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <Page title={t('ui:notices')} lead={t('home:notices.lead')}>
      {items.length === 0 ? (
        <EmptyState
          drawing="empty-notices"
          title={t('home:notices.empty')}
          action={<LinkButton to={clubPaths.directory()}>{t('home:allClubs')}</LinkButton>}
        >
          {t('home:notices.emptyHint')}
        </EmptyState>
      ) : (
        <Card flush>
          <ul className="divide-y divide-line">
            {items.map((item) => (
              <Notice key={item.postId} item={item} />
            ))}
          </ul>
        </Card>
      )}
    </Page>
  );
}

function Notice({ item }: { item: NoticeItem }) {
  const t = useT();
  const name = item.author?.name ?? t('threads:post.unknownAuthor');
  return (
    <li className="relative flex gap-3 px-4 py-3.5 hover:bg-sunken sm:gap-4">
      <Avatar name={name} pictureId={item.author?.pictureId} className="mt-0.5" />
      <div className="min-w-0 flex-1">
        <p className={clsx(item.unread && 'font-semibold')}>
          <Link to={item.url} className="no-underline after:absolute after:inset-0 hover:underline">
            {t(`home:notices.${item.reason}`, { name })}
          </Link>
        </p>
        <p className="line-clamp-2 text-muted" lang={item.language ?? undefined}>
          {item.excerpt}
        </p>
        <p className="mt-0.5 line-clamp-1 text-sm text-muted" lang={item.threadLanguage ?? undefined}>
          {item.threadTitle}
        </p>
        <Facts>
          {item.clubName}
          <Time value={item.at} />
        </Facts>
      </div>
      {item.unread ? (
        <span className="mt-2 size-2.5 shrink-0 rounded-full bg-accent">
          <span className="sr-only">{t('home:notices.unread')}</span>
        </span>
      ) : null}
    </li>
  );
}
