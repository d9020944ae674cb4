import {
  CalendarHeart,
  Coffee,
  Compass,
  Flame,
  Heart,
  House,
  type LucideIcon,
  MessageCircleHeart,
  PawPrint,
  ShoppingBag,
  Sparkles,
  Star,
  Trophy,
  Users,
} from 'lucide-react';
import { clsx } from 'clsx';
import type { BadgeIcon as BadgeIconName } from '../badge-icons';

const icons: Record<BadgeIconName, LucideIcon> = {
  answer: Sparkles,
  talk: MessageCircleHeart,
  clubs: Compass,
  purchase: ShoppingBag,
  friends: Users,
  streak: Flame,
  year: CalendarHeart,
  heart: Heart,
  star: Star,
  trophy: Trophy,
  paw: PawPrint,
  home: House,
  coffee: Coffee,
};

/** The drawing of a badge alone; its name stands beside it. */
export function BadgeIcon({ icon, className }: { icon: string; className?: string }) {
  const Icon = icons[icon as BadgeIconName] ?? Sparkles;
  return <Icon aria-hidden="true" className={className} />;
}

/** A badge's picture: filled once it is reached, an outline before. Its name stands beside it. */
export function BadgeMedal({ icon, reached }: { icon: string; reached: boolean }) {
  return (
    <span
      className={clsx(
        'flex size-12 shrink-0 items-center justify-center rounded-full border-2',
        reached ? 'border-accent bg-accent-soft text-accent-ink' : 'border-dashed border-line text-muted',
      )}
    >
      <BadgeIcon icon={icon} className="size-6" />
    </span>
  );
}
