import { Form as RemixForm, Link } from '@remix-run/react';
import { threadPaths } from '~/modules/threads/paths';
import type { ThreadPageData, ThreadView } from '~/modules/threads/post';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Button, LinkButton } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { Form } from '~/ui/form';
import { Input } from '~/ui/text-field';
import { Time } from '~/ui/time';

const slowSteps = [0, 10, 30, 60, 300, 900];

export function Jump() {
  const { t } = useI18n();
  return (
    <Section title={t('threads:page.jump')}>
      <RemixForm method="get" className="flex flex-wrap items-end gap-2" preventScrollReset={false}>
        <label className="min-w-0 flex-1 text-sm">
          {t('threads:page.jumpNumber')}
          <Input name="at" inputMode="numeric" pattern="[0-9]*" />
        </label>
        <Button size="sm">{t('threads:page.go')}</Button>
      </RemixForm>
      <RemixForm method="get" className="mt-2 flex flex-wrap items-end gap-2">
        <label className="min-w-0 flex-1 text-sm">
          {t('threads:page.jumpDate')}
          <Input name="date" type="date" />
        </label>
        <Button size="sm">{t('threads:page.go')}</Button>
      </RemixForm>
    </Section>
  );
}

export function Following({ data }: { data: ThreadPageData }) {
  const { t } = useI18n();
  const levels = ['normal', 'following', 'muted'] as const;
  const words = {
    normal: t('threads:page.followNormal'),
    following: t('threads:page.followFollowing'),
    muted: t('threads:page.followMuted'),
  };
  return (
    <Section title={t('threads:page.follow')}>
      <Form intent="follow" className="flex flex-wrap gap-1.5">
        {levels.map((level) => (
          <Button
            key={level}
            size="sm"
            name="follow"
            value={level}
            variant={data.viewer.follow === level ? 'primary' : 'secondary'}
            aria-pressed={data.viewer.follow === level}
          >
            {words[level]}
          </Button>
        ))}
      </Form>
    </Section>
  );
}

function Manage({ thread, slug, mayModerate }: { thread: ThreadView; slug: string; mayModerate: boolean }) {
  const { t } = useI18n();
  const locked = thread.status === 'locked';
  const archived = thread.status === 'archived';
  if (thread.status === 'merged') return <UndoMerge />;
  return (
    <Section title={t('threads:page.manage')}>
      <Link to={`/clubs/${slug}/threads/${thread.id}/edit`} className="inline-flex min-h-11 items-center">
        {t('threads:page.retitle')}
      </Link>
      {mayModerate ? (
        <>
          <Form intent="change" className="flex flex-wrap gap-1.5">
            <Button size="sm" name="pinned" value={String(!thread.pinned)}>
              {t(thread.pinned ? 'threads:page.unpin' : 'threads:page.pin')}
            </Button>
            {archived ? null : (
              <Button size="sm" name="locked" value={String(!locked)}>
                {t(locked ? 'threads:page.unlock' : 'threads:page.lock')}
              </Button>
            )}
            <Button size="sm" name="archived" value={String(!archived)}>
              {t(archived ? 'threads:page.unarchive' : 'threads:page.archive')}
            </Button>
            <LinkButton size="sm" to={threadPaths.tools(slug, thread.id)}>
              {t('threads:page.tools')}
            </LinkButton>
            <LinkButton size="sm" to={threadPaths.merge(slug, thread.id)}>
              {t('threads:merge.open')}
            </LinkButton>
          </Form>
          <Form intent="change" className="mt-2 flex items-end gap-2">
            <label className="min-w-0 flex-1 text-sm">
              {t('threads:page.setSlow')}
              <select
                name="slowModeSeconds"
                defaultValue={thread.slowModeSeconds}
                className="block min-h-11 w-full rounded-md border border-edge bg-raised px-2"
              >
                {slowSteps.map((seconds) => (
                  <option key={seconds} value={seconds}>
                    {seconds === 0
                      ? t('threads:page.slowOff')
                      : t('threads:page.slowSeconds', { count: seconds })}
                  </option>
                ))}
              </select>
            </label>
            <Button size="sm">{t('ui:save')}</Button>
          </Form>
        </>
      ) : null}
    </Section>
  );
}

function UndoMerge() {
  const { t } = useI18n();
  return (
    <Section title={t('threads:page.manage')}>
      <Form intent="unmerge">
        <Button size="sm">{t('threads:merge.undo')}</Button>
      </Form>
    </Section>
  );
}

/** What stands beside a thread: facts, ways through it, how one hears of it, and what moderators do. */
export function ThreadAside({ data, isMember }: { data: ThreadPageData; isMember: boolean }) {
  const { t } = useI18n();
  const { thread, club, viewer, duplicates } = data;
  return (
    <>
      <Card>
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm [&>dt]:text-muted">
          <dt>{t('threads:page.startedBy')}</dt>
          <dd>{thread.author?.name ?? t('threads:post.unknownAuthor')}</dd>
          <dt>{t('threads:page.started')}</dt>
          <dd>
            <Time value={thread.createdAt} />
          </dd>
        </dl>
        {thread.slowModeSeconds > 0 ? (
          <p className="mt-2 text-sm text-warning">
            {t('threads:page.slowMode', { seconds: thread.slowModeSeconds })}
          </p>
        ) : null}
      </Card>
      {duplicates.length > 0 ? (
        <Section title={t('threads:page.duplicateOf')}>
          <ul className="space-y-1">
            {duplicates.map((other) => (
              <li key={other.id}>
                <Link to={other.url}>{other.title}</Link>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {thread.postCount > 20 ? <Jump /> : null}
      {isMember ? <Following data={data} /> : null}
      {viewer.mayRetitle && data.owner === null && (thread.status !== 'merged' || viewer.mayModerate) ? (
        <Manage thread={thread} slug={club.slug} mayModerate={viewer.mayModerate} />
      ) : null}
    </>
  );
}
