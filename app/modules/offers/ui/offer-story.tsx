import type { OriginView } from '~/modules/proposals/views';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Section } from '~/ui/card';
import { Time } from '~/ui/time';
import { storyBefore, storyLine } from '../story-line';
import type { EventView } from '../views';

/** What became of an offer, from the wish that it was to the last delivery. */
export function OfferStory({ origin, story }: { origin: OriginView | null; story: readonly EventView[] }) {
  const { t, format } = useI18n();
  return (
    <Section title={t('offers:page.story')}>
      <ol className="space-y-2 border-s-2 border-line ps-4">
        {[...storyBefore(origin), ...story].map(({ id, kind, data, at }) => (
          <li key={id}>
            <p>{storyLine(t, format, kind, data)}</p>
            <p className="text-sm text-muted">
              <Time value={at} />
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
