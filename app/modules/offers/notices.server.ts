import { loadStandings } from '~/modules/clubs/load-standings.server';
import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { defineNotice } from '~/platform/notices.server';
import { judgeFollowers } from './internal/judge-followers.server';
import type { StoryKind } from './internal/story.server';
import { orderNotice, slipNotice } from './internal/tell-order.server';
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
  stillConcerns: judgeFollowers,
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
      select: { id: true, clubId: true },
    });
    const clubOf = new Map(rows.map(({ id, clubId }) => [id, clubId]));
    const open = asked.filter(({ data }) => clubOf.has(data.quickOfferId));
    const standings = await loadStandings(
      open.map(({ memberId, data }) => ({ memberId, clubId: clubOf.get(data.quickOfferId)! })),
    );
    const concerned = new Set(open.filter((_one, index) => standings[index]?.left === false));
    return asked.map((one) => (concerned.has(one) ? 'yes' : 'gone'));
  },
});

export const offerNotices = [storyNotice, quickNotice, orderNotice, slipNotice];
