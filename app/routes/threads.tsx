import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useLoaderData, useRouteLoaderData, useSearchParams } from '@remix-run/react';
import { MessageCirclePlus, MessageCircleQuestion } from 'lucide-react';
import { followTag } from '~/modules/threads/follow-tag.server';
import { isFollowingTag } from '~/modules/threads/list-follows.server';
import { listThreads } from '~/modules/threads/list-threads.server';
import { listTags } from '~/modules/threads/list-tags.server';
import { threadPaths } from '~/modules/threads/paths';
import { listThreadsInput, threadSorts } from '~/modules/threads/schema';
import { FollowButton } from '~/modules/threads/ui/follow-button';
import { ThreadRow } from '~/modules/threads/ui/thread-row';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import type { RootData } from '~/root';
import { LinkButton } from '~/ui/button';
import { Card } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { LoadMore } from '~/ui/load-more';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { Tabs } from '~/ui/tabs';
import { Tag } from '~/ui/tag';

export const loader = page(async ({ params, request, context }: LoaderFunctionArgs) => {
  const query = Object.fromEntries(
    [...new URL(request.url).searchParams].filter(([, value]) => value !== ''),
  );
  const parsed = listThreadsInput.safeParse(query);
  const input = parsed.success ? parsed.data : listThreadsInput.parse({});
  const [threads, tags, following] = await Promise.all([
    listThreads(context.actor, params.slug!, input),
    listTags(params.slug!),
    input.tag ? isFollowingTag(context.actor, params.slug!, input.tag) : false,
  ]);
  return {
    threads,
    tags,
    slug: params.slug!,
    sort: input.sort,
    kind: input.kind ?? null,
    tag: input.tag ?? null,
    following,
    title: translatorFor(context.locale)('threads:list.title'),
  };
});

export const action = formAction(async ({ request, params, values, context: { actor } }) => {
  const url = new URL(request.url);
  const tag = url.searchParams.get('tag') ?? '';
  await followTag(actor, { slug: params.slug!, tag, on: values.on === 'on' });
  return redirect(url.pathname + url.search);
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title }));

const kinds = ['talk', 'question', 'announcement'] as const;

export default function Threads() {
  const { threads, tags, slug, sort, kind, tag, following } = useLoaderData<typeof loader>();
  const { t, locale } = useI18n();
  const [search] = useSearchParams();
  const isMember = useRouteLoaderData<RootData>('root')?.viewer != null;
  const labels = Object.fromEntries(tags.map(({ key, label }) => [key, label[locale]]));
  const to = (name: string, value: string | null) => {
    const params = new URLSearchParams(search);
    params.delete('cursor');
    if (value === null) params.delete(name);
    else params.set(name, value);
    return `?${params}`;
  };
  const filtered = kind !== null || tag !== null || sort === 'unanswered';
  return (
    <Page
      title={t('threads:list.title')}
      actions={
        <>
          <LinkButton
            to={threadPaths.ask(slug)}
            icon={<MessageCircleQuestion aria-hidden="true" className="size-5" />}
          >
            {t('threads:list.ask')}
          </LinkButton>
          <LinkButton
            variant="primary"
            to={threadPaths.start(slug)}
            icon={<MessageCirclePlus aria-hidden="true" className="size-5" />}
          >
            {t('threads:list.start')}
          </LinkButton>
        </>
      }
      aside={
        tags.length > 0 ? (
          <nav aria-label={t('threads:start.tags')} className="flex flex-wrap gap-2">
            {tag ? <Tag to={to('tag', null)}>{t('threads:list.all')}</Tag> : null}
            {tags.map(({ key, label }) => (
              <Tag key={key} to={to('tag', key)} tone={key === tag ? 'accent' : 'neutral'}>
                {label[locale]}
              </Tag>
            ))}
          </nav>
        ) : undefined
      }
    >
      <Tabs
        label={t('threads:list.sortLabel')}
        tabs={threadSorts.map((name) => ({
          to: to('sort', name),
          label: t(`threads:list.${name}`),
          current: sort === name,
        }))}
      />
      <p className="my-3 flex flex-wrap items-center gap-2 text-sm">
        <span className="sr-only">{t('threads:list.kindLabel')}</span>
        <Tag to={to('kind', null)} tone={kind === null ? 'accent' : 'neutral'}>
          {t('threads:list.all')}
        </Tag>
        {kinds.map((name) => (
          <Tag key={name} to={to('kind', name)} tone={kind === name ? 'accent' : 'neutral'}>
            {t(`threads:kinds.${name}`)}
          </Tag>
        ))}
      </p>
      {tag && labels[tag] && isMember ? (
        <div className="my-3 flex flex-wrap items-center justify-between gap-3">
          <h2 className="text-lg">{labels[tag]}</h2>
          <FollowButton following={following} name={labels[tag]} />
        </div>
      ) : null}
      {threads.items.length === 0 ? (
        <EmptyState
          drawing="empty-threads"
          title={t(filtered ? 'threads:list.emptyFilter' : 'threads:list.empty')}
          action={filtered ? <Link to={threadPaths.list(slug)}>{t('threads:list.all')}</Link> : undefined}
        >
          {t(filtered ? 'threads:list.emptyFilterHint' : 'threads:list.emptyHint')}
        </EmptyState>
      ) : (
        <Card flush>
          <ul className="divide-y divide-line">
            {threads.items.map((thread) => (
              <ThreadRow key={thread.id} level={2} thread={thread} tagLabels={labels} />
            ))}
          </ul>
        </Card>
      )}
      <LoadMore next={threads.next} />
    </Page>
  );
}
