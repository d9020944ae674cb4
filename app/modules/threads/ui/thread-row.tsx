import { clsx } from 'clsx';
import { BellOff, CircleCheck, Lock, MessageCircle, Pin } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ThreadItem } from '~/modules/threads/post';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Avatar } from '~/ui/avatar';
import { Facts } from '~/ui/facts';
import { PlainLink } from '~/ui/plain-link';
import { Tag } from '~/ui/tag';
import { Time } from '~/ui/time';
import { kindIcons } from './kind-icons';

/** Tags of a club by their key, in the reader's language. */
export type TagLabels = Record<string, string>;

function States({ thread }: { thread: ThreadItem }) {
  const { t } = useI18n();
  return (
    <>
      {thread.pinned ? (
        <Tag tone="accent" icon={<Pin aria-hidden="true" />}>
          {t('threads:list.pinned')}
        </Tag>
      ) : null}
      {thread.acceptedPostId ? (
        <Tag tone="positive" icon={<CircleCheck aria-hidden="true" />}>
          {t('threads:list.accepted')}
        </Tag>
      ) : null}
      {thread.status === 'locked' ? (
        <Tag icon={<Lock aria-hidden="true" />}>{t('threads:list.locked')}</Tag>
      ) : thread.status === 'archived' ? (
        <Tag>{t('threads:list.archived')}</Tag>
      ) : null}
      {thread.viewer?.follow === 'muted' ? (
        <Tag icon={<BellOff aria-hidden="true" />}>{t('threads:list.muted')}</Tag>
      ) : null}
    </>
  );
}

/** One thread in a list: what it is, who began, how much is new. */
export function ThreadRow({
  thread,
  tagLabels = {},
  clubName,
  level = 3,
  why,
}: {
  thread: ThreadItem;
  tagLabels?: TagLabels;
  clubName?: string;
  /** Of its heading, below what stands above the list. */
  level?: 2 | 3;
  /** Why it is in the list. */
  why?: ReactNode;
}) {
  const Heading = level === 2 ? 'h2' : 'h3';
  const { t, format } = useI18n();
  const unread = thread.viewer?.unread ?? 0;
  const isNew = unread > 0 && thread.viewer?.follow !== 'muted';
  const to =
    isNew && thread.viewer!.readNumber > 0 ? `${thread.url}?at=${thread.viewer!.readNumber + 1}` : thread.url;
  return (
    <li className="relative flex gap-3 px-4 py-3.5 hover:bg-sunken sm:gap-4">
      <Avatar name={thread.author?.name ?? '·'} pictureId={thread.author?.pictureId} className="mt-0.5" />
      <div className="min-w-0 flex-1">
        {why ? <p className="mb-0.5 flex items-center gap-1.5 text-sm text-muted">{why}</p> : null}
        <Heading
          className={clsx('text-base leading-snug sm:text-lg', isNew ? 'font-bold' : 'font-semibold')}
          lang={thread.language ?? undefined}
        >
          <PlainLink to={to} className="text-ink no-underline after:absolute after:inset-0 hover:underline">
            {thread.title}
          </PlainLink>
        </Heading>
        <Facts className="mt-0.5">
          <span className="inline-flex items-center gap-1 [&>svg]:size-4">
            {kindIcons[thread.kind]}
            {t(`threads:kinds.${thread.kind}`)}
          </span>
          {t('threads:list.by', { name: thread.author?.name ?? t('threads:post.unknownAuthor') })}
          <span>
            <span className="sr-only">{t('threads:list.lastPost')} </span>
            <Time value={thread.lastPostAt} />
          </span>
          {clubName}
        </Facts>
        <div className="mt-1.5 flex flex-wrap items-center gap-1.5 empty:hidden">
          <States thread={thread} />
          {thread.tags.map((tag) => (
            <Tag key={tag}>{tagLabels[tag] ?? tag}</Tag>
          ))}
        </div>
      </div>
      <div className="shrink-0 text-end text-sm text-muted tabular-nums">
        <p>
          <span aria-hidden="true" className="inline-flex items-center gap-1">
            <MessageCircle className="size-4" />
            {format.number(thread.postCount)}
          </span>
          <span className="sr-only">{t('threads:list.posts', { count: thread.postCount })}</span>
        </p>
        {isNew ? (
          <p className="mt-1 inline-block rounded-full bg-accent px-2 py-0.5 text-xs font-semibold text-on-accent">
            {t('threads:list.newPosts', { count: unread })}
          </p>
        ) : null}
      </div>
    </li>
  );
}
