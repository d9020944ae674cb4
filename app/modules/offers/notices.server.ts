import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { defineNotice } from '~/platform/notices.server';
import type { StoryKind } from './internal/story.server';
import { type StoryWords, storyLine } from './story-line';

interface StoryTold {
  offerId: string;
  title: string;
  kind: StoryKind;
  words: StoryWords;
}

/** What became of an offer that a member follows. */
export const storyNotice = defineNotice<StoryTold>({
  name: 'offers.story',
  group: 'following',
  defaults: { inApp: 'on', email: 'digest', push: 'on', line: 'off' },
  label: (t) => t('offers:notices.storyLabel'),
  say({ t, format, items }) {
    const { title, kind, words } = items[0]!.data;
    return { line: storyLine(t, format, kind, words), about: title };
  },
});

/** A quick offer near by: it rings at once, since it does not last. */
export const quickNotice = defineNotice<{ quickOfferId: string; title: string; discountPercent: number }>({
  name: 'offers.quick',
  group: 'clubs',
  defaults: { inApp: 'on', email: 'off', push: 'on', line: 'off' },
  label: (t) => t('offers:notices.quickLabel'),
  say({ t, items }) {
    const { title, discountPercent } = items[0]!.data;
    return { line: t('offers:notices.quick', { percent: discountPercent }), about: title };
  },
  async stillConcerns(asked) {
    const rows = await db.quickOffer.findMany({
      where: {
        id: { in: asked.map(({ data }) => data.quickOfferId) },
        state: 'broadcast',
        until: { gt: now() },
      },
      select: { id: true },
    });
    const open = new Set(rows.map(({ id }) => id));
    return asked.map(({ data }) => (open.has(data.quickOfferId) ? 'yes' : 'gone'));
  },
});

export const offerNotices = [storyNotice, quickNotice];
