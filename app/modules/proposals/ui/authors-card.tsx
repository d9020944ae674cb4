import { Link } from '@remix-run/react';
import { UserPlus } from 'lucide-react';
import type { ReactNode } from 'react';
import { clubPaths } from '~/modules/clubs/paths';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Avatar } from '~/ui/avatar';
import { Button } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { Form, useRefused } from '~/ui/form';
import { Notice } from '~/ui/notice';
import { TextField } from '~/ui/text-field';
import type { PersonView, ProposalView, ProposalViewer } from '../views';

/** To whom is invited, above everything else. */
export function InvitationNotice({ viewer }: { viewer: ProposalViewer }) {
  const { t } = useI18n();
  if (!viewer.may.answerInvitation) return null;
  return (
    <Notice title={t('proposals:authors.invitation')}>
      <p>{t('proposals:authors.invitationLead')}</p>
      <div className="mt-2 flex flex-wrap gap-3">
        <Form intent="join">
          <Button variant="primary" size="sm">
            {t('proposals:authors.accept')}
          </Button>
        </Form>
        <Form intent="refuse">
          <Button size="sm">{t('proposals:authors.decline')}</Button>
        </Form>
      </div>
    </Notice>
  );
}

function Person(props: { person: PersonView; slug: string; word?: string; children?: ReactNode }) {
  const { person, slug, word, children } = props;
  return (
    <li className="flex items-center gap-2.5 py-1">
      <Avatar name={person.name} pictureId={person.pictureId} size="sm" />
      <Link to={clubPaths.person(slug, person.id)} className="min-w-0 truncate">
        {person.name}
      </Link>
      {word ? <span className="text-sm text-muted">{word}</span> : null}
      {children}
    </li>
  );
}

function Invite({ candidates, sought }: { candidates: readonly PersonView[]; sought: string }) {
  const { t } = useI18n();
  const refused = useRefused('invite');
  return (
    <details open={refused || candidates.length > 0 || undefined}>
      <summary className="flex min-h-11 cursor-pointer items-center gap-2 font-semibold">
        <UserPlus aria-hidden="true" className="size-5" /> {t('proposals:authors.invite')}
      </summary>
      <Form intent="invite" className="space-y-3 pt-1" labels={{ who: t('proposals:authors.who') }}>
        <TextField
          name="who"
          label={t('proposals:authors.who')}
          defaultValue={sought}
          maxLength={80}
          autoComplete="off"
          required
        />
        <Button size="sm">{t('proposals:authors.send')}</Button>
      </Form>
      {candidates.length > 0 ? (
        <div className="mt-3">
          <p className="text-sm font-semibold">{t('proposals:authors.pick')}</p>
          <ul className="space-y-1">
            {candidates.map((person) => (
              <li key={person.id}>
                <Form intent={`invite-${person.id}`}>
                  <Button size="sm" variant="quiet">
                    {person.name}
                  </Button>
                </Form>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </details>
  );
}

/** Whose hands wrote it, and who is asked to. */
export function AuthorsCard(props: {
  proposal: ProposalView;
  viewer: ProposalViewer;
  slug: string;
  candidates: readonly PersonView[];
  sought: string;
}) {
  const { proposal, viewer, slug, candidates, sought } = props;
  const { t } = useI18n();
  const { authors } = proposal;
  return (
    <Section title={t('proposals:authors.title')}>
      <Card className="space-y-2">
        <ul>
          {authors.map((person, at) => (
            <Person
              key={person.id}
              person={person}
              slug={slug}
              word={at === 0 && authors.length > 1 ? t('proposals:authors.first') : undefined}
            />
          ))}
          {viewer.invited.map((person) => (
            <Person key={person.id} person={person} slug={slug} word={t('proposals:authors.invited')}>
              {viewer.may.invite ? (
                <Form intent={`uninvite-${person.id}`} className="ms-auto">
                  <Button
                    size="sm"
                    variant="quiet"
                    aria-label={t('proposals:authors.uninviteWho', { name: person.name })}
                  >
                    {t('proposals:authors.uninvite')}
                  </Button>
                </Form>
              ) : null}
            </Person>
          ))}
        </ul>
        {viewer.may.invite ? <Invite candidates={candidates} sought={sought} /> : null}
        {viewer.may.leave ? (
          <Form intent="leave">
            <Button size="sm" variant="quiet">
              {t('proposals:authors.leave')}
            </Button>
          </Form>
        ) : null}
      </Card>
    </Section>
  );
}
