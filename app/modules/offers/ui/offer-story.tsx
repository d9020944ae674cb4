import { useI18n } from '~/platform/i18n/i18n-context';
import { Section } from '~/ui/card';
import { Time } from '~/ui/time';
import { storyLine } from '../story-line';
import type { EventView } from '../views';

/** What became of an offer, from the first word to the last delivery. */
export function OfferStory({ story }: { story: readonly EventView[] }) {
  const { t, format } = useI18n();
  return (
    <Section title={t('offers:page.story')}>
      <ol className="space-y-2 border-s-2 border-line ps-4">
        {story.map(({ id, kind, data, at }) => (
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
