import { MessageCircle, MessageCircleQuestion, MessageSquareText } from 'lucide-react';
import { Avatar } from '~/ui/avatar';
import type { SearchHit } from '../views';

/** What stands before a hit: a person's face, a club's picture, or the sign of what it is. */
export function HitIcon({ hit, size = 'md' }: { hit: SearchHit; size?: 'sm' | 'md' }) {
  const { type, title, author, club, threadKind } = hit;
  if (type === 'person') return <Avatar name={title} pictureId={author?.pictureId} size={size} />;
  if (type === 'club') return <Avatar name={title} pictureId={club.pictureId} shape="club" size={size} />;
  const Icon =
    type === 'post' ? MessageSquareText : threadKind === 'question' ? MessageCircleQuestion : MessageCircle;
  return (
    <span
      className={`inline-flex shrink-0 items-center justify-center rounded-full bg-sunken text-muted ${size === 'sm' ? 'size-8' : 'size-10'}`}
    >
      <Icon aria-hidden="true" className={size === 'sm' ? 'size-4.5' : 'size-5'} />
    </span>
  );
}
