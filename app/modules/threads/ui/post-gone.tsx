import { CornerUpLeft, EyeOff } from 'lucide-react';
import type { PostItem } from '~/modules/threads/post';
import { threadPaths } from '~/modules/threads/paths';
import { useI18n } from '~/platform/i18n/i18n-context';
import { PlainLink } from '~/ui/plain-link';

/** Where a post went that stood here. */
function Moved({ to, slug }: { to: NonNullable<PostItem['movedTo']>; slug: string }) {
  const { t } = useI18n();
  return (
    <p className="flex items-center gap-2 text-muted">
      <CornerUpLeft aria-hidden="true" className="size-4.5 -scale-x-100" />
      <PlainLink to={threadPaths.post(slug, to.threadId, to.number)}>{t('threads:post.moved')}</PlainLink>
    </p>
  );
}

/** A post of one's own that nobody else reads: why, and what it says. */
function OwnHidden({ hidden }: { hidden: NonNullable<NonNullable<PostItem['viewer']>['hidden']> }) {
  const { t } = useI18n();
  return (
    <>
      <p className="mb-2 flex items-center gap-2 font-semibold text-warning">
        <EyeOff aria-hidden="true" className="size-4.5" />
        {t(`threads:post.ownHidden.${hidden.why}`)}
      </p>
      <div className="written opacity-75" dangerouslySetInnerHTML={{ __html: hidden.html }} />
    </>
  );
}

/** What stands in the place of a post that is not read here: removed, hidden, or moved. */
export function PostGone({ post, slug }: { post: PostItem; slug: string }) {
  const { t } = useI18n();
  if (post.movedTo) return <Moved to={post.movedTo} slug={slug} />;
  if (post.viewer?.hidden) return <OwnHidden hidden={post.viewer.hidden} />;
  return (
    <p className="flex items-center gap-2 text-muted italic">
      <EyeOff aria-hidden="true" className="size-4.5" />
      {post.status === 'removed' ? t('threads:post.removed') : t('threads:post.hidden')}
    </p>
  );
}
