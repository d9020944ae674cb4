import type { BadgeView } from '~/modules/loyalty/views';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Card } from '~/ui/card';
import { BadgeMedal } from './badge-medal';

/** The badges on somebody's profile; nothing where there are none. */
export function BadgeShelf({ badges }: { badges: readonly BadgeView[] }) {
  const { t, locale } = useI18n();
  if (badges.length === 0) return null;
  return (
    <Card as="section">
      <h2 className="mb-2 text-base">{t('clubs:person.badges')}</h2>
      <ul className="flex flex-wrap gap-x-6 gap-y-3">
        {badges.map(({ id, name, description, icon }) => (
          <li key={id} className="flex max-w-full items-center gap-3">
            <BadgeMedal icon={icon} reached />
            <span className="min-w-0">
              <span className="block font-semibold">{name[locale]}</span>
              <span className="block text-sm text-muted">{description[locale]}</span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
