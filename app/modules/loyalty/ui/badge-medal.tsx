import {
  CalendarHeart,
  Compass,
  Flame,
  type LucideIcon,
  MessageCircleHeart,
  ShoppingBag,
  Sparkles,
  Users,
} from 'lucide-react';
import { clsx } from 'clsx';

const icons: Record<string, LucideIcon> = {
  answer: Sparkles,
  talk: MessageCircleHeart,
  clubs: Compass,
  purchase: ShoppingBag,
  friends: Users,
  streak: Flame,
  year: CalendarHeart,
};

/** A badge's picture: filled once it is reached, an outline before. Its name stands beside it. */
export function BadgeMedal({ icon, reached }: { icon: string; reached: boolean }) {
  const Icon = icons[icon] ?? Sparkles;
  return (
    <span
      className={clsx(
        'flex size-12 shrink-0 items-center justify-center rounded-full border-2',
        reached ? 'border-accent bg-accent-soft text-accent-ink' : 'border-dashed border-line text-muted',
      )}
    >
      <Icon aria-hidden="true" className="size-6" />
    </span>
  );
}
