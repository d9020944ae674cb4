import type { ReactNode } from 'react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Avatar } from '~/ui/avatar';
import { RoleBadges } from '~/ui/role-badge';
import { clubPaths } from '../paths';
import type { PersonView } from '../views';
import { PlainLink } from '~/ui/plain-link';

/** Somebody in a list of people: face, name, what they are, a word about them. */
export function PersonRow(props: {
  slug: string;
  person: PersonView;
  mine?: boolean;
  /** What else is to be said of them. */
  below?: ReactNode;
}) {
  const { slug, person, mine, below } = props;
  const { t } = useI18n();
  return (
    <li className="relative flex items-start gap-3 px-4 py-3 hover:bg-sunken">
      <Avatar name={person.name} pictureId={person.pictureId} className="mt-0.5" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <PlainLink
            to={clubPaths.person(slug, person.memberId)}
            className="font-semibold text-ink no-underline after:absolute after:inset-0"
          >
            {person.name}
          </PlainLink>
          {mine ? <span className="text-sm text-muted">({t('clubs:people.you')})</span> : null}
          <RoleBadges badge={person.badge} />
        </p>
        {person.badge.organisation ? (
          <p className="text-sm text-muted">{person.badge.organisation.name}</p>
        ) : null}
        {person.bio ? <p className="line-clamp-2 text-sm text-muted">{person.bio}</p> : null}
        {below}
      </div>
    </li>
  );
}

/** A few faces in a column, with what they are. */
export function PersonList({ slug, people }: { slug: string; people: readonly PersonView[] }) {
  return (
    <ul className="space-y-1">
      {people.map((person) => (
        <li key={person.memberId}>
          <PlainLink
            to={clubPaths.person(slug, person.memberId)}
            className="flex min-h-11 items-center gap-3 rounded-md px-2 py-1 text-ink no-underline hover:bg-sunken"
          >
            <Avatar name={person.name} pictureId={person.pictureId} size="sm" />
            <span className="min-w-0 flex-1">
              <span className="block truncate font-semibold">{person.name}</span>
              <RoleBadges badge={person.badge} />
            </span>
          </PlainLink>
        </li>
      ))}
    </ul>
  );
}
