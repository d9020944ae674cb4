import {
  Ban,
  Bookmark,
  BookmarkX,
  CircleCheck,
  CircleX,
  Ellipsis,
  Flag,
  History,
  Link2,
  Pencil,
  RotateCcw,
  Stethoscope,
  Trash2,
} from 'lucide-react';
import type { PostItem } from '~/modules/threads/post';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Menu, MenuItem, MenuLink, MenuSeparator } from '~/ui/menu';
import { postActionClass } from './reactions';
import type { PostActions } from './use-post-actions';

export interface PostMenuProps {
  post: PostItem;
  page: string;
  accepted: boolean;
  actions: PostActions;
}

/** What is done with a post less often; the same stands on the post's own page for those without JavaScript. */
export function PostMenu(props: PostMenuProps & { startsOpen: boolean }) {
  const { post, page, accepted, actions, startsOpen } = props;
  const { t } = useI18n();
  const published = post.status === 'published';
  const mine = post.viewer?.mine === true;
  const mayChange = (mine && actions.mayReply) || actions.mayModerate;
  return (
    <Menu
      startsOpen={startsOpen}
      trigger={
        <button
          type="button"
          className={postActionClass}
          aria-label={t('threads:post.actionsFor', { number: post.number })}
          title={t('threads:post.more')}
        >
          <Ellipsis aria-hidden="true" />
        </button>
      }
    >
      <MenuItem icon={<Link2 aria-hidden="true" />} onSelect={() => actions.copyLink(post)}>
        {t('threads:post.copyLink')}
      </MenuItem>
      {published && actions.bookmark ? (
        <MenuItem
          icon={post.viewer?.bookmarked ? <BookmarkX aria-hidden="true" /> : <Bookmark aria-hidden="true" />}
          onSelect={() => actions.bookmark!(post)}
        >
          {t(post.viewer?.bookmarked ? 'threads:post.unbookmark' : 'threads:post.bookmark')}
        </MenuItem>
      ) : null}
      {post.editCount > 0 && published ? (
        <MenuLink to={`${page}/history`} icon={<History aria-hidden="true" />}>
          {t('threads:post.history')}
        </MenuLink>
      ) : null}
      {actions.accept && published && post.number > 1 && post.audience === 'everyone' ? (
        <MenuItem
          icon={accepted ? <CircleX aria-hidden="true" /> : <CircleCheck aria-hidden="true" />}
          onSelect={() => actions.accept!(post, !accepted)}
        >
          {t(accepted ? 'threads:post.unaccept' : 'threads:post.accept')}
        </MenuItem>
      ) : null}
      {actions.mayCurate && post.answer && published ? (
        <MenuLink to={`${page}/answer`} icon={<Stethoscope aria-hidden="true" />}>
          {t('experts:curate.open')}
        </MenuLink>
      ) : null}
      {mayChange ? <MenuSeparator /> : null}
      {mayChange && post.status !== 'removed' ? (
        <MenuLink to={`${page}/edit`} icon={<Pencil aria-hidden="true" />}>
          {t('threads:post.edit')}
        </MenuLink>
      ) : null}
      {mayChange && post.status !== 'removed' ? (
        <MenuLink to={`${page}#remove`} icon={<Trash2 aria-hidden="true" />}>
          {t('threads:post.remove')}
        </MenuLink>
      ) : null}
      {actions.mayModerate && !published ? (
        <MenuLink to={`${page}#restore`} icon={<RotateCcw aria-hidden="true" />}>
          {t('threads:post.restore')}
        </MenuLink>
      ) : null}
      {!mine && published && actions.bookmark ? (
        <>
          <MenuSeparator />
          <MenuLink to={`${page}#flag`} icon={<Flag aria-hidden="true" />}>
            {t('threads:post.flag')}
          </MenuLink>
          {post.author ? (
            <MenuLink to={`${page}#block`} icon={<Ban aria-hidden="true" />}>
              {t(post.viewer?.blocked ? 'threads:post.unblock' : 'threads:post.block', {
                name: post.author.name,
              })}
            </MenuLink>
          ) : null}
        </>
      ) : null}
    </Menu>
  );
}
