import { AtSign, BadgeCheck, Bell, MessageCircleQuestion, PenLine, Tags, Users } from 'lucide-react';
import { useI18n } from '~/platform/i18n/i18n-context';
import type { FeedItem, FeedReason } from '../list-feed.server';
import { ThreadRow } from './thread-row';

const icons: Record<FeedReason, typeof Bell> = {
  asked: MessageCircleQuestion,
  mine: PenLine,
  thread: Bell,
  person: AtSign,
  tag: Tags,
  expert: BadgeCheck,
  club: Users,
};

/** What is new for a member; each thread says why it is here. */
export function Feed({ items }: { items: readonly FeedItem[] }) {
  const { t, locale } = useI18n();
  return (
    <ul className="divide-y divide-line">
      {items.map(({ thread, club, tagLabels, reason }) => {
        const labels = Object.fromEntries(
          Object.entries(tagLabels).map(([key, label]) => [key, label[locale]]),
        );
        const Icon = icons[reason.kind];
        const subject = reason.subject ?? '';
        return (
          <ThreadRow
            key={thread.id}
            thread={thread}
            clubName={club.name}
            tagLabels={labels}
            why={
              <>
                <Icon aria-hidden="true" className="size-4 shrink-0" />
                {t(`home:why.${reason.kind}`, {
                  club: club.name,
                  tag: labels[subject] ?? subject,
                  name: subject,
                })}
              </>
            }
          />
        );
      })}
    </ul>
  );
}
