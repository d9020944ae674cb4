import { Link } from '@remix-run/react';
import { ChevronDown } from 'lucide-react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Avatar } from '~/ui/avatar';
import { Section } from '~/ui/card';
import { Tag } from '~/ui/tag';
import { clubPaths } from '../paths';
import type { ClubDetail, PersonView } from '../views';
import { PersonList } from './person-row';

/** Rules and tone, folded so that they are at hand and not in the way. */
export function ClubRules({
  club,
  open = false,
}: {
  club: Pick<ClubDetail, 'rulesHtml' | 'tone'>;
  open?: boolean;
}) {
  const { t } = useI18n();
  if (!club.rulesHtml && !club.tone) return null;
  return (
    <details className="group rounded-lg border border-line bg-raised" open={open}>
      <summary className="flex min-h-11 items-center justify-between gap-3 px-4 py-2 text-lg font-bold">
        <h2 className="text-lg">{t('clubs:home.rules')}</h2>
        <ChevronDown aria-hidden="true" className="size-5 text-muted group-open:rotate-180" />
      </summary>
      <div className="px-4 pb-4">
        {club.tone ? (
          <p className="mb-3 text-muted">
            <span className="font-semibold">{t('clubs:home.tone')}: </span>
            {club.tone}
          </p>
        ) : null}
        {/* Rendered from Markdown and sanitised when it was written. */}
        <div className="written" dangerouslySetInnerHTML={{ __html: club.rulesHtml }} />
      </div>
    </details>
  );
}

export interface ClubAsideProps {
  club: ClubDetail;
  newest: readonly PersonView[];
  team: readonly PersonView[];
  /** Where all of a topic stands. */
  topicPath: (key: string) => string;
}

/** What stands beside a club's home: its team, its people, its topics, its rules. */
export function ClubAside({ club, newest, team, topicPath }: ClubAsideProps) {
  const { t, locale } = useI18n();
  return (
    <>
      {team.length > 0 ? (
        <Section title={t('clubs:home.team')}>
          <PersonList slug={club.slug} people={team} />
        </Section>
      ) : null}
      {newest.length > 0 ? (
        <Section
          title={t('clubs:home.people')}
          action={<Link to={clubPaths.people(club.slug)}>{t('clubs:home.allPeople')}</Link>}
        >
          <ul className="flex flex-wrap gap-2">
            {newest.map((person) => (
              <li key={person.memberId}>
                <Link
                  to={clubPaths.person(club.slug, person.memberId)}
                  title={person.name}
                  className="block rounded-full"
                >
                  <Avatar name={person.name} pictureId={person.pictureId} size="md" className="size-11" />
                  <span className="sr-only">{person.name}</span>
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {club.tags.length > 0 ? (
        <Section title={t('clubs:home.topics')}>
          <ul className="flex flex-wrap gap-2">
            {club.tags.map(({ key, label }) => (
              <li key={key}>
                <Tag to={topicPath(key)}>{label[locale]}</Tag>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <ClubRules club={club} />
    </>
  );
}
