import { Link } from '@remix-run/react';
import { threadPaths } from '~/modules/threads/paths';
import { useI18n } from '~/platform/i18n/i18n-context';
import type { EventView, EventViewer } from '../views';

/** To report the event's words; to hide it, or show it again, for moderators. Its first post's own page does it, also without JavaScript. */
export function WordsWatch({ event, viewer }: { event: EventView; viewer: EventViewer }) {
  const { t } = useI18n();
  const { threadId, clubSlug, hidden } = event;
  const { moderate } = viewer.may;
  if (threadId === null || (!moderate && (hidden || viewer.role !== null))) return null;
  const act = moderate ? (hidden ? 'restore' : 'remove') : 'flag';
  const words = {
    restore: t('events:room.showAgain'),
    remove: t('events:room.hide'),
    flag: t('threads:post.flag'),
  };
  return (
    <p className="text-sm">
      <Link to={`${threadPaths.thread(clubSlug, threadId)}/posts/1#${act}`} className="text-muted">
        {words[act]}
      </Link>
    </p>
  );
}
