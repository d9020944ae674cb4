import { useT } from '~/platform/i18n/i18n-context';
import { Avatar } from '~/ui/avatar';
import { Button } from '~/ui/button';
import { Form } from '~/ui/form';

export interface BlockedPeopleProps {
  people: readonly { memberId: string; name: string; pictureId: string | null }[];
}

/** Whom somebody does not want to see, each with a way back. */
export function BlockedPeople({ people }: BlockedPeopleProps) {
  const t = useT();
  if (people.length === 0) return <p className="text-muted">{t('clubs:person.noneBlocked')}</p>;
  return (
    <>
      <p className="text-muted">{t('clubs:person.blockedHint')}</p>
      <ul className="divide-y divide-line">
        {people.map(({ memberId, name, pictureId }) => (
          <li key={memberId} className="flex flex-wrap items-center gap-3 py-3">
            <Avatar name={name} pictureId={pictureId} />
            <span className="min-w-0 flex-1 truncate font-semibold">{name}</span>
            <Form intent="unblock" summary={false}>
              <input type="hidden" name="memberId" value={memberId} />
              <Button size="sm" aria-label={t('clubs:person.unblockName', { name })}>
                {t('clubs:person.unblock')}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </>
  );
}
