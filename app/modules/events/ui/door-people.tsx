import { type FormEvent, useState } from 'react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { SelectField } from '~/ui/choice-field';
import { Form } from '~/ui/form';
import { Notice } from '~/ui/notice';
import { Tag } from '~/ui/tag';
import type { DoorEntry } from '../views';

/** What a row does by its device, which works without a connection, too. */
export interface DoorActs {
  scan(code: string): void;
  undo(person: DoorEntry): void;
  /** Answers whether it stands. */
  countParty(person: DoorEntry, came: number): Promise<boolean>;
}

/** Each row's form has an intent of its own, so that what is refused is said at its row alone. */
export function PersonRow({ person, acts }: { person: DoorEntry; acts: DoorActs | null }) {
  const { t } = useI18n();
  const { registrationId, status } = person;
  const inside = status === 'attended';
  const byDevice = (act: (acts: DoorActs) => void) => (event: FormEvent) => {
    if (!acts) return;
    event.preventDefault();
    act(acts);
  };
  return (
    <li className="flex flex-wrap items-center gap-3 px-4 py-2">
      <span className="min-w-0 flex-1">
        <span className="font-semibold break-words">{person.name}</span>
        <span className="block text-sm text-muted">
          {person.guests > 0 ? t('events:register.withGuests', { count: person.guests }) : null}{' '}
          {person.guestsCame === null
            ? null
            : t('events:door.party.of', { came: 1 + person.guestsCame, count: 1 + person.guests })}
          {status === 'registered' || inside ? null : t(`events:people.standing.${status}`)}
        </span>
      </span>
      {inside ? (
        <>
          <Tag tone="positive">{t('events:door.inside')}</Tag>
          <Form intent={`undo:${registrationId}`} onSubmit={byDevice((by) => by.undo(person))}>
            <Button size="sm" variant="quiet">
              {t('events:door.undo')}
            </Button>
          </Form>
          {person.guests > 0 && person.code ? <PartyForm person={person} acts={acts} /> : null}
        </>
      ) : status === 'registered' ? (
        <Form intent={`check-in:${registrationId}`} onSubmit={byDevice((by) => by.scan(person.code))}>
          <input type="hidden" name="code" value={person.code} />
          <Button size="sm">{t('events:door.check')}</Button>
        </Form>
      ) : null}
    </li>
  );
}

/** A party that is in: how many of its guests came. */
export function PartyForm({ person, acts }: { person: DoorEntry; acts: DoorActs | null }) {
  const { t } = useI18n();
  const [failed, setFailed] = useState(false);
  if (person.guests === 0 || person.status !== 'attended') return null;
  const count = (event: FormEvent<HTMLFormElement>) => {
    if (!acts) return;
    event.preventDefault();
    const came = Number(new FormData(event.currentTarget).get('guests'));
    void acts.countParty(person, came).then((stands) => setFailed(!stands));
  };
  return (
    <Form
      intent={`count:${person.registrationId}`}
      className="flex w-full flex-wrap items-end gap-2"
      onSubmit={count}
    >
      <SelectField
        name="guests"
        label={t('events:door.party.label')}
        required
        defaultValue={String(person.guestsCame ?? person.guests)}
        choices={Array.from({ length: person.guests + 1 }, (_, guests) => ({
          value: String(guests),
          label: String(guests),
        }))}
      />
      <Button size="sm">{t('events:door.party.save')}</Button>
      {failed ? (
        <Notice tone="warning" live>
          {t('events:door.party.failed')}
        </Notice>
      ) : null}
    </Form>
  );
}
