import { Megaphone, MessageCircle, MessageCircleQuestion, Radio, Sprout } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ThreadKind } from '~/modules/threads/post';

export const kindIcons: Record<ThreadKind, ReactNode> = {
  talk: <MessageCircle aria-hidden="true" />,
  question: <MessageCircleQuestion aria-hidden="true" />,
  announcement: <Megaphone aria-hidden="true" />,
  proposal: <Sprout aria-hidden="true" />,
  live: <Radio aria-hidden="true" />,
};
