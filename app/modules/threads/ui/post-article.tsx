import { clsx } from 'clsx';
import {
  Bookmark,
  CircleCheck,
  CornerUpLeft,
  Ellipsis,
  EyeOff,
  History,
  Quote,
  Reply,
  SmilePlus,
} from 'lucide-react';
import { memo, type ReactNode, useState } from 'react';
import type { PostItem } from '~/modules/threads/post';
import { threadPaths } from '~/modules/threads/paths';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Avatar } from '~/ui/avatar';
import { Button } from '~/ui/button';
import { PlainLink } from '~/ui/plain-link';
import { RoleBadges } from '~/ui/role-badge';
import { Tag } from '~/ui/tag';
import { Time } from '~/ui/time';
import { useAuthorMark } from './author-marks';
import { LinkPreview } from './link-preview';
import { PollBox } from './poll-box';
import { PostGone } from './post-gone';
import { later, OpensLater } from './opens-later';
import type { PostMenuProps } from './post-menu';
import type { ReactionPickerProps } from './reaction-picker';
import { postActionClass, ReactionBar } from './reactions';
import type { PostActions } from './use-post-actions';

const postMenu = later<PostMenuProps & { startsOpen: boolean }>(() =>
  import('./post-menu').then(({ PostMenu }) => PostMenu),
);
const reactionPicker = later<ReactionPickerProps & { startsOpen: boolean }>(() =>
  import('./reaction-picker').then(({ ReactionPicker }) => ReactionPicker),
);

export interface PostArticleProps {
  post: PostItem;
  slug: string;
  locale: string;
  accepted: boolean;
  /** The post was asked for by its number, or just came in. */
  marked?: boolean;
  /** Undefined where nothing can be done: visitors, previews. */
  actions?: PostActions;
  /** As the accepted answer on top, away from its place. */
  onTop?: boolean;
}

function PostHead({ post, slug, accepted }: Pick<PostArticleProps, 'post' | 'slug' | 'accepted'>) {
  const { t } = useI18n();
  const { author } = post;
  const mark = useAuthorMark(author?.id);
  return (
    <header className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
      {author ? (
        <PlainLink
          to={`/clubs/${slug}/people/${author.id}`}
          className="font-semibold text-ink no-underline hover:underline"
        >
          {author.name}
        </PlainLink>
      ) : post.movedTo ? null : (
        <span className="font-semibold text-muted">{t('threads:post.unknownAuthor')}</span>
      )}
      {mark ? <Tag tone="accent">{mark}</Tag> : null}
      {author && author.badge.roles.length > 0 ? (
        <RoleBadges badge={author.badge} full={accepted} payers />
      ) : null}
      <span className="ms-auto flex items-center gap-2 text-sm text-muted">
        {post.editCount > 0 && post.status === 'published' ? (
          <PlainLink
            to={threadPaths.history(slug, post.threadId, post.number)}
            className="text-muted hover:underline"
          >
            {t('threads:post.editedTimes', { count: post.editCount })}
          </PlainLink>
        ) : null}
        <Time value={post.createdAt} />
        <PlainLink
          to={threadPaths.post(slug, post.threadId, post.number)}
          className="text-muted tabular-nums no-underline hover:underline"
          aria-label={t('threads:post.permalink', { number: post.number })}
        >
          #{post.number}
        </PlainLink>
      </span>
    </header>
  );
}

function Audience({ post }: { post: PostItem }) {
  const { t } = useI18n();
  if (post.audience === 'everyone') return null;
  return (
    <p className="mb-1 inline-flex items-center gap-1.5 rounded-sm bg-warning-soft px-2 text-sm text-warning">
      <EyeOff aria-hidden="true" className="size-4" />
      {t(post.audience === 'experts' ? 'threads:post.audienceExperts' : 'threads:post.audienceProfessionals')}
    </p>
  );
}

/** An answer that holds no more leads to what does. */
function SupersededBy({ post }: { post: PostItem }) {
  const { t } = useI18n();
  const by = post.answer?.supersededBy;
  if (!by) return null;
  const words = t(by.kind === 'guide' ? 'experts:superseded.byGuide' : 'experts:superseded.byPost', {
    title: by.title,
  });
  return (
    <p className="mb-2 flex items-start gap-2 rounded-md bg-warning-soft px-3 py-2 text-sm text-warning">
      <History aria-hidden="true" className="mt-0.5 size-4.5 shrink-0" />
      <PlainLink to={by.url} className="font-semibold text-warning underline">
        {words}
      </PlainLink>
    </p>
  );
}

function ReplyTo({ post, slug }: { post: PostItem; slug: string }) {
  const { t } = useI18n();
  if (!post.replyTo) return null;
  const { number, author } = post.replyTo;
  return (
    <p className="mb-1 text-sm">
      <PlainLink
        to={threadPaths.post(slug, post.threadId, number)}
        className="inline-flex items-center gap-1 text-muted no-underline hover:underline"
      >
        <CornerUpLeft aria-hidden="true" className="size-4" />
        {author
          ? t('threads:post.replyTo', { name: author.name })
          : t('threads:post.replyToNumber', { number })}
      </PlainLink>
    </p>
  );
}

function PostFoot({
  post,
  slug,
  actions,
  accepted,
}: Pick<PostArticleProps, 'post' | 'slug' | 'actions' | 'accepted'>) {
  const { t } = useI18n();
  const mine = post.viewer?.reactions ?? [];
  const toggle = actions?.react ? (name: (typeof mine)[number]) => actions.react!(post, name) : undefined;
  const page = `${threadPaths.thread(slug, post.threadId)}/posts/${post.number}`;
  return (
    <footer className="mt-2 flex flex-wrap items-center gap-x-2 gap-y-1">
      <ReactionBar reactions={post.reactions} mine={mine} onToggle={toggle} />
      {actions ? (
        <div
          className="ms-auto flex items-center"
          role="group"
          aria-label={t('threads:post.actionsFor', { number: post.number })}
        >
          {toggle && actions.ready ? (
            <OpensLater
              label={t('threads:post.react')}
              title={t('threads:post.react')}
              icon={<SmilePlus aria-hidden="true" />}
              popup="dialog"
              part={reactionPicker}
              props={{ mine, onToggle: toggle }}
            />
          ) : null}
          {actions.reply && actions.ready ? (
            <button
              type="button"
              className={postActionClass}
              aria-label={t('threads:post.reply')}
              title={t('threads:post.reply')}
              onClick={() => actions.reply!(post)}
            >
              <Reply aria-hidden="true" />
            </button>
          ) : null}
          {actions.quote && actions.ready ? (
            <button
              type="button"
              className={postActionClass}
              aria-label={t('threads:post.quote')}
              title={t('threads:post.quote')}
              onClick={() => actions.quote!(post)}
            >
              <Quote aria-hidden="true" />
            </button>
          ) : null}
          {post.viewer?.bookmarked ? (
            <Bookmark aria-label={t('threads:post.bookmark')} className="size-4.5 fill-accent text-accent" />
          ) : null}
          {actions.ready ? (
            <OpensLater
              label={t('threads:post.actionsFor', { number: post.number })}
              title={t('threads:post.more')}
              icon={<Ellipsis aria-hidden="true" />}
              popup="menu"
              part={postMenu}
              props={{ post, page, accepted, actions }}
            />
          ) : (
            <PlainLink
              to={page}
              className={postActionClass}
              aria-label={t('threads:post.actionsFor', { number: post.number })}
            >
              <Ellipsis aria-hidden="true" />
            </PlainLink>
          )}
        </div>
      ) : null}
    </footer>
  );
}

function Folded({ name, onShow }: { name: string; onShow: () => void }): ReactNode {
  const { t } = useI18n();
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 text-muted">
      <p>{t('threads:post.blocked', { name })}</p>
      <Button size="sm" variant="quiet" type="button" onClick={onShow}>
        {t('threads:post.showBlocked')}
      </Button>
    </div>
  );
}

/** One post: who says it and for whom they speak, what, and what can be done with it. */
export const PostArticle = memo(function PostArticle(props: PostArticleProps) {
  const { post, slug, locale, accepted, marked, actions, onTop } = props;
  const { t } = useI18n();
  const [shown, setShown] = useState(false);
  const folded = post.viewer?.blocked === true && !shown;
  const commercial = post.author?.badge.commercial === true;
  return (
    <article
      id={onTop ? undefined : `post-${post.number}`}
      data-number={onTop ? undefined : post.number}
      aria-label={t('threads:page.number', { number: post.number })}
      tabIndex={-1}
      className={clsx(
        'post scroll-mt-20 rounded-lg border bg-raised px-4 py-3.5 sm:px-5',
        accepted
          ? 'border-2 border-positive'
          : commercial
            ? 'border-line border-s-4 border-s-moderator'
            : 'border-line',
        marked && 'ring-2 ring-accent',
      )}
    >
      {accepted ? (
        <p className="mb-2 flex flex-wrap items-center gap-2 text-sm font-semibold text-positive">
          <CircleCheck aria-hidden="true" className="size-5" />
          {t('threads:page.accepted')}
          {onTop ? (
            <PlainLink to={threadPaths.post(slug, post.threadId, post.number)} className="font-normal">
              {t('threads:page.toAnswer')}
            </PlainLink>
          ) : null}
        </p>
      ) : null}
      {folded ? (
        <Folded name={post.author?.name ?? ''} onShow={() => setShown(true)} />
      ) : (
        <div className="flex gap-3 sm:gap-4">
          <Avatar
            name={post.author?.name ?? '·'}
            pictureId={post.author?.pictureId}
            className="mt-0.5 max-sm:hidden"
          />
          <div className="min-w-0 flex-1">
            <div className="flex items-start gap-3">
              <Avatar
                name={post.author?.name ?? '·'}
                pictureId={post.author?.pictureId}
                size="sm"
                className="sm:hidden"
              />
              <div className="min-w-0 flex-1">
                <PostHead post={post} slug={slug} accepted={accepted} />
              </div>
            </div>
            <div className="mt-1.5">
              <Audience post={post} />
              <SupersededBy post={post} />
              <ReplyTo post={post} slug={slug} />
              {post.status === 'published' ? (
                <div
                  className="written"
                  lang={post.language && post.language !== locale ? post.language : undefined}
                  // Rendered and sanitised when it was written (platform/text/markdown).
                  dangerouslySetInnerHTML={{ __html: post.html }}
                />
              ) : (
                <PostGone post={post} slug={slug} />
              )}
              {post.poll ? (
                <PollBox
                  poll={post.poll}
                  votes={post.viewer?.votes ?? []}
                  onVote={actions?.vote ? (choices) => actions.vote!(post, choices) : undefined}
                />
              ) : null}
              {post.preview ? <LinkPreview preview={post.preview} /> : null}
            </div>
            <PostFoot post={post} slug={slug} actions={actions} accepted={accepted} />
          </div>
        </div>
      )}
    </article>
  );
});
