import { Link, useNavigate } from '@remix-run/react';
import { ArrowDown, ArrowDownToLine, ArrowUp, ArrowUpToLine } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { threadPaths } from '~/modules/threads/paths';
import type { PostItem, ThreadPageData, ThreadStatus } from '~/modules/threads/post';
import type { FormProblem } from '~/platform/http/problem';
import { useI18n } from '~/platform/i18n/i18n-context';
import { quoteAsMarkdown } from '~/platform/text/markdown-compose';
import { Button } from '~/ui/button';
import { ConnectionLine } from '~/ui/connection-line';
import { useToast } from '~/ui/toast';
import { ClosedNotice } from './closed-notice';
import { failureWords } from './failure-words';
import type { Mentionable } from './mention-at';
import { OutgoingReplies } from './outgoing-replies';
import { KeptPost } from './kept-post';
import { PostArticle } from './post-article';
import { PresenceLine } from './presence-line';
import { type ReplyBox, ReplyForm, type ReplyFormHandle } from './reply-form';
import { FirstDayNote, PaceNote } from './writing-pace';
import { useCompany } from './use-company';
import { useNewReplies } from './use-new-replies';
import { useOutbox } from './use-outbox';
import { usePostActions } from './use-post-actions';
import { useReadPointer } from './use-read-pointer';
import { useScrollAnchor } from './use-scroll-anchor';
import { useThread } from './use-thread';

export interface ThreadViewProps {
  data: ThreadPageData;
  member: { id: string; name: string } | null;
  /** The number that the address asked for. */
  at: number | null;
  problem: FormProblem | undefined;
  replyBox?: ReplyBox;
  /** The first post is shown by what owns the thread. */
  withoutOpening?: boolean;
}

function selectedText(number: number): string | undefined {
  const selection = getSelection();
  const post = document.getElementById(`post-${number}`);
  if (!selection || selection.isCollapsed || !post?.contains(selection.anchorNode)) return undefined;
  return selection.toString().trim() || undefined;
}

/** Who writes here, the latest first: whom a name most likely means. */
function authorsOf(posts: readonly PostItem[], selfId: string | undefined): Mentionable[] {
  return posts
    .toReversed()
    .flatMap(({ author }) =>
      author && author.id !== selfId
        ? [{ memberId: author.id, name: author.name, pictureId: author.pictureId }]
        : [],
    );
}

/** How many posts of one's own came since the page was loaded. */
function sentHere(own: readonly PostItem[], loaded: readonly PostItem[]): number {
  const known = new Set(loaded.map(({ id }) => id));
  return own.filter(({ id }) => !known.has(id)).length;
}

/** Why nothing can be written, as moderators lock, merge or open the thread while it is read. */
function closedNow(
  { thread, viewer, closedBy }: ThreadPageData,
  status: ThreadStatus,
): ThreadPageData['closedBy'] {
  if (status === thread.status) return closedBy;
  if (status === 'open') return viewer.mayReact || thread.status === 'archived' ? null : closedBy;
  return status === 'locked' && viewer.mayModerate ? null : status;
}

/** A thread as it goes on: posts around where the reader is, replies coming in, and the place to write. */
export function ThreadView(props: ThreadViewProps) {
  const { data, member, at, problem, replyBox, withoutOpening = false } = props;
  const { t, locale } = useI18n();
  const toast = useToast();
  const { club, viewer } = data;
  const {
    state,
    add,
    change,
    setAccepted,
    load,
    toEnd: showEnd,
  } = useThread({ thread: data.thread, window: data.posts, memberId: member?.id });
  const { thread, posts } = state;
  // A thread that moves to another club takes its readers along.
  const navigate = useNavigate();
  useEffect(() => {
    if (thread.clubSlug !== club.slug) navigate(thread.url, { replace: true });
  }, [thread.clubSlug, thread.url, club.slug, navigate]);
  const [ready, setReady] = useState(false);
  const [loading, setLoading] = useState<'before' | 'after' | undefined>();
  const form = useRef<ReplyFormHandle>(null);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => setReady(true), []);
  // The address may ask for a post that is not first on the page.
  const goTo = at ?? data.firstUnread;
  useEffect(() => {
    if (goTo === null || location.hash) return;
    document.getElementById(`post-${goTo}`)?.scrollIntoView({ block: 'start', behavior: 'instant' });
  }, [goTo]);

  const live = useCompany(thread.id, member?.id, posts.at(-1));
  const anchor = useScrollAnchor(list, posts);
  const news = useNewReplies({ list, posts, thread, memberId: member?.id });
  useReadPointer({
    list,
    threadId: thread.id,
    enabled: member !== null,
    readNumber: viewer.readNumber,
    posts,
  });

  const mentions = useMemo(
    () => ({ slug: club.slug, people: authorsOf(posts, member?.id) }),
    [club.slug, posts, member?.id],
  );

  const atEnd = useRef(state.atEnd);
  atEnd.current = state.atEnd;
  const onSent = useCallback(
    (post: PostItem) => {
      // Away from the end the newest posts are shown, this one among them.
      if (atEnd.current) add(post);
      else void showEnd();
      news.follow();
    },
    [add, showEnd, news],
  );
  const outbox = useOutbox(member?.id, thread.id, live.status !== 'offline', onSent);
  const actions = usePostActions({
    slug: club.slug,
    threadId: thread.id,
    viewer,
    isMember: member !== null,
    ready,
    change,
    setAccepted,
    reply: (post) =>
      form.current?.replyTo({ id: post.id, number: post.number, name: post.author?.name ?? '…' }),
    quote: (post) =>
      form.current?.insert(
        quoteAsMarkdown({
          author: post.author?.name ?? '…',
          number: post.number,
          path: threadPaths.post(club.slug, thread.id, post.number),
          source: selectedText(post.number) ?? post.body,
        }),
      ),
  });

  const loadMore = async (side: 'before' | 'after') => {
    setLoading(side);
    if (side === 'before') anchor.hold();
    try {
      await load(side);
    } catch (error) {
      toast({ words: `${t('threads:page.loadFailed')} ${failureWords(t, error)}`, tone: 'danger' });
    } finally {
      setLoading(undefined);
    }
  };
  const toEnd = async () => {
    if (!state.atEnd) await showEnd();
    news.toEnd();
  };

  const own = useMemo(() => posts.filter(({ viewer: marks }) => marks?.mine), [posts]);
  const closedBy = closedNow(data, thread.status);
  const first = posts[0]?.number;
  const last = posts.at(-1)?.number;
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <ConnectionLine
          state={live.status}
          unsent={outbox.replies.length}
          className={ready ? undefined : 'invisible'}
        />
        <PresenceLine people={live.people} visitors={live.visitors} selfId={member?.id} />
      </div>
      <div ref={list} role="log" aria-live="off" aria-label={t('threads:page.posts')} className="space-y-3">
        {state.atStart ? null : (
          <nav className="flex flex-wrap justify-center gap-2" aria-label={t('threads:page.earlier')}>
            <MoreLink
              to={`?before=${first}`}
              busy={loading === 'before'}
              ready={ready}
              onPress={() => void loadMore('before')}
              up
            />
            <Link to="?at=1" className="inline-flex min-h-11 items-center gap-1.5 px-3 text-sm">
              <ArrowUpToLine aria-hidden="true" className="size-4" /> {t('threads:page.start')}
            </Link>
          </nav>
        )}
        {(withoutOpening ? posts.filter((post) => post.number > 1) : posts).map((post) => (
          <div key={post.id} className="space-y-3">
            {data.firstUnread !== null &&
            post.number >= data.firstUnread &&
            posts.find((other) => other.number >= data.firstUnread!)?.number === post.number ? (
              <p className="flex items-center gap-3 text-sm font-semibold text-accent-ink" role="separator">
                <span className="h-px flex-1 bg-accent" /> {t('threads:page.newFromHere')}{' '}
                <span className="h-px flex-1 bg-accent" />
              </p>
            ) : null}
            <KeptPost
              post={post}
              slug={club.slug}
              locale={locale}
              accepted={thread.acceptedPostId === post.id}
              marked={at === post.number}
              actions={member ? actions : undefined}
            />
            {post.number === 1 &&
            data.accepted &&
            thread.acceptedPostId === data.accepted.id &&
            data.accepted.number > 2 ? (
              <PostArticle post={data.accepted} slug={club.slug} locale={locale} accepted onTop />
            ) : null}
          </div>
        ))}
        {state.atEnd ? null : (
          <nav className="flex flex-wrap justify-center gap-2" aria-label={t('threads:page.later')}>
            <MoreLink
              to={`?after=${last}`}
              busy={loading === 'after'}
              ready={ready}
              onPress={() => void loadMore('after')}
            />
            <Link
              to={`?at=${thread.lastNumber}`}
              className="inline-flex min-h-11 items-center gap-1.5 px-3 text-sm"
              onClick={(event) => {
                if (!ready) return;
                event.preventDefault();
                void toEnd();
              }}
            >
              <ArrowDownToLine aria-hidden="true" className="size-4" /> {t('threads:page.end')}
            </Link>
          </nav>
        )}
      </div>
      <OutgoingReplies
        replies={outbox.replies}
        online={live.status !== 'offline'}
        onRetry={outbox.retry}
        onDiscard={(key) => void outbox.take(key)}
        onTakeBack={(key) => {
          const reply = outbox.take(key);
          if (reply) form.current?.restore(reply);
        }}
      />
      {news.count > 0 ? (
        <div className="pointer-events-none sticky bottom-28 z-20 flex justify-center">
          <Button
            type="button"
            variant="primary"
            size="sm"
            className="rise pointer-events-auto rounded-full shadow-float"
            icon={<ArrowDown aria-hidden="true" className="size-4.5" />}
            onClick={() => void toEnd()}
          >
            {t('threads:page.newReplies', { count: news.count })}
          </Button>
        </div>
      ) : null}
      <p className="mt-2 min-h-6 text-sm text-muted" aria-live="off">
        {live.typingWords}
      </p>
      <div id="write" className="scroll-mt-20 border-t border-line pt-4">
        {closedBy ? (
          <ClosedNotice
            reason={closedBy}
            slug={club.slug}
            until={data.suspendedUntil}
            mergedInto={thread.mergedInto?.url}
          />
        ) : (
          <>
            {data.firstDay ? (
              <FirstDayNote firstDay={data.firstDay} what="replies" sent={sentHere(own, data.posts.items)} />
            ) : null}
            {viewer.mayModerate ? null : <PaceNote own={own} slowModeSeconds={thread.slowModeSeconds} />}
            <ReplyForm
              ref={form}
              threadId={thread.id}
              audiences={viewer.audiences}
              draft={data.draft}
              problem={problem}
              onSend={outbox.send}
              onTyping={live.type}
              mentions={mentions}
              box={replyBox}
            />
          </>
        )}
      </div>
    </>
  );
}

function MoreLink(props: { to: string; up?: boolean; busy: boolean; ready: boolean; onPress: () => void }) {
  const { to, up, busy, ready, onPress } = props;
  const { t } = useI18n();
  const words = busy ? t('threads:page.loading') : t(up ? 'threads:page.earlier' : 'threads:page.later');
  const icon = up ? (
    <ArrowUp aria-hidden="true" className="size-4" />
  ) : (
    <ArrowDown aria-hidden="true" className="size-4" />
  );
  if (ready) {
    return (
      <Button type="button" size="sm" pending={busy} icon={icon} onClick={onPress}>
        {words}
      </Button>
    );
  }
  return (
    <Link
      to={to}
      className="inline-flex min-h-11 items-center gap-1.5 rounded-md border border-edge px-3 text-sm font-semibold text-ink no-underline sm:min-h-9"
    >
      {icon} {words}
    </Link>
  );
}
