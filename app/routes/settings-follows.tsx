import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useFetcher, useLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { clubPaths } from '~/modules/clubs/paths';
import { noticePaths } from '~/modules/notices/paths';
import { followPerson } from '~/modules/threads/follow-person.server';
import { followTag } from '~/modules/threads/follow-tag.server';
import { followThread } from '~/modules/threads/follow-thread.server';
import { listFollows } from '~/modules/threads/list-follows.server';
import { threadPaths } from '~/modules/threads/paths';
import { PortalError } from '~/platform/errors';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { Avatar } from '~/ui/avatar';
import { Button, LinkButton } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { Form } from '~/ui/form';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';

export const loader = page(async ({ context }: LoaderFunctionArgs) => ({
  ...(await listFollows(context.actor)),
  title: translatorFor(context.locale)('notices:follows.title'),
}));

export const action = formAction(async ({ values, context: { actor } }) => {
  const [slug, id] = [String(values.slug), String(values.id)];
  if (values.intent === 'thread') await followThread(actor, id, 'normal');
  else if (values.intent === 'tag') await followTag(actor, { slug, tag: id, on: false });
  else if (values.intent === 'person') await followPerson(actor, { slug, personId: id, on: false });
  else throw new PortalError('malformed');
  return redirect(noticePaths.follows());
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export default function Follows() {
  const { threads, tags, people } = useLoaderData<typeof loader>();
  const { t, locale } = useI18n();
  const [followed, muted] = (['following', 'muted'] as const).map((level) =>
    threads.filter(({ follow }) => follow === level),
  );
  const nothing = threads.length + tags.length + people.length === 0;
  return (
    <Page
      title={t('notices:follows.title')}
      lead={t('notices:follows.lead')}
      above={<Link to={noticePaths.settings()}>{t('notices:settings.title')}</Link>}
    >
      {nothing ? (
        <EmptyState
          drawing="empty-threads"
          title={t('notices:follows.empty')}
          action={<LinkButton to={clubPaths.directory()}>{t('home:allClubs')}</LinkButton>}
        >
          {t('notices:follows.emptyHint')}
        </EmptyState>
      ) : null}
      <div className="space-y-8">
        <List title={t('notices:follows.tags')} count={tags.length}>
          {tags.map(({ key, label, club }) => (
            <Row
              key={`${club.slug} ${key}`}
              kind="tag"
              id={key}
              club={club}
              to={`${threadPaths.list(club.slug)}?tag=${encodeURIComponent(key)}`}
              name={label[locale]}
            />
          ))}
        </List>
        <List title={t('notices:follows.people')} count={people.length}>
          {people.map(({ id, name, pictureId, club }) => (
            <Row
              key={`${club.slug} ${id}`}
              kind="person"
              id={id}
              club={club}
              to={clubPaths.person(club.slug, id)}
              name={name}
              picture={<Avatar name={name} pictureId={pictureId} size="sm" />}
            />
          ))}
        </List>
        <List title={t('notices:follows.threads')} count={followed!.length}>
          {followed!.map((thread) => (
            <ThreadFollow key={thread.id} thread={thread} />
          ))}
        </List>
        <List title={t('notices:follows.muted')} count={muted!.length}>
          {muted!.map((thread) => (
            <ThreadFollow key={thread.id} thread={thread} />
          ))}
        </List>
      </div>
    </Page>
  );
}

function List({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  if (count === 0) return null;
  return (
    <Section title={title}>
      <Card flush>
        <ul className="divide-y divide-line">{children}</ul>
      </Card>
    </Section>
  );
}

function ThreadFollow({
  thread,
}: {
  thread: ReturnType<typeof useLoaderData<typeof loader>>['threads'][number];
}) {
  const { id, title, language, club, follow } = thread;
  return (
    <Row
      kind="thread"
      id={id}
      club={club}
      to={threadPaths.thread(club.slug, id)}
      name={title}
      language={language}
      undo={follow === 'muted'}
    />
  );
}

function Row(props: {
  kind: 'thread' | 'tag' | 'person';
  id: string;
  club: { slug: string; name: string };
  to: string;
  name: string;
  language?: string | null;
  picture?: ReactNode;
  undo?: boolean;
}) {
  const { kind, id, club, to, name, language, picture, undo } = props;
  const { t } = useI18n();
  // Of several pressed one after the other each is done: a page sends one form at a time, and drops the one before.
  const fetcher = useFetcher();
  return (
    <li className="flex flex-wrap items-center gap-3 px-4 py-2.5">
      {picture}
      <span className="min-w-0 flex-1">
        <Link to={to} lang={language ?? undefined} className="line-clamp-2">
          {name}
        </Link>
        <span className="block text-sm text-muted">{club.name}</span>
      </span>
      <Form fetcher={fetcher as never} intent={kind} summary={false}>
        <input type="hidden" name="slug" value={club.slug} />
        <input type="hidden" name="id" value={id} />
        <Button
          size="sm"
          aria-label={t(undo ? 'notices:follows.unmuteOf' : 'notices:follows.stopOf', { name })}
        >
          {t(undo ? 'notices:follows.unmute' : 'notices:follows.stop')}
        </Button>
      </Form>
    </li>
  );
}
