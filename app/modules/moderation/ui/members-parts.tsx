import { Link } from '@remix-run/react';
import type { PendingMember, SuspendedMember } from '~/modules/clubs/list-moderated.server';
import { clubPaths } from '~/modules/clubs/paths';
import { PendingCard } from '~/modules/clubs/ui/pending-card';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Avatar } from '~/ui/avatar';
import { Button } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { Form } from '~/ui/form';
import { useEndWords } from './review-detail';

/** Who asks to come in. */
export function Pending({ members, slug }: { members: readonly PendingMember[]; slug: string }) {
  const { t } = useI18n();
  return (
    <Section title={t('clubs:moderation.pending')}>
      {members.length > 0 ? (
        <ul className="space-y-4">
          {members.map((member) => (
            <PendingCard key={member.memberId} pending={member} slug={slug} />
          ))}
        </ul>
      ) : (
        <Card>
          <EmptyState small title={t('clubs:moderation.noPending')}>
            {t('clubs:moderation.noPendingHint')}
          </EmptyState>
        </Card>
      )}
    </Section>
  );
}

function SuspendedRow({ member, slug }: { member: SuspendedMember; slug: string }) {
  const { t } = useI18n();
  const endWords = useEndWords();
  return (
    <li className="flex flex-wrap items-center gap-3 px-4 py-3">
      <Avatar name={member.name} pictureId={member.pictureId} />
      <div className="min-w-0 flex-1">
        <p className="font-semibold">
          <Link to={clubPaths.person(slug, member.memberId)}>{member.name}</Link>
        </p>
        <p className="text-sm text-muted">
          {t('clubs:person.suspendedUntil', { date: endWords(member.until) })} · {member.reason}
        </p>
      </div>
      <Form intent="lift" summary={false}>
        <input type="hidden" name="slug" value={slug} />
        <input type="hidden" name="memberId" value={member.memberId} />
        <Button size="sm">{t('clubs:person.lift')}</Button>
      </Form>
    </li>
  );
}

/** Who may not write for a time. */
export function Suspended({ members, slug }: { members: readonly SuspendedMember[]; slug: string }) {
  const { t } = useI18n();
  return (
    <Section title={t('clubs:moderation.suspended')}>
      {members.length > 0 ? (
        <Card flush>
          <ul className="divide-y divide-line">
            {members.map((member) => (
              <SuspendedRow key={member.memberId} member={member} slug={slug} />
            ))}
          </ul>
        </Card>
      ) : (
        <p className="text-muted">{t('clubs:moderation.noSuspended')}</p>
      )}
    </Section>
  );
}
