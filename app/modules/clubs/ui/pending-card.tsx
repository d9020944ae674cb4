import { Check } from 'lucide-react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Avatar } from '~/ui/avatar';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { Form } from '~/ui/form';
import { TextField } from '~/ui/text-field';
import { Time } from '~/ui/time';
import type { PendingMember } from '../list-moderated.server';

/** Somebody who asks to come in, with what they answered, and the two ways to decide. */
export function PendingCard({ pending, slug }: { pending: PendingMember; slug: string }) {
  const { t, locale } = useI18n();
  const { memberId, name, pictureId, bio, requestedAt, answers, invitedBy } = pending;
  return (
    <Card as="li">
      <div className="flex items-start gap-3">
        <Avatar name={name} pictureId={pictureId} />
        <div className="min-w-0 flex-1">
          <h3 className="text-lg">{name}</h3>
          <p className="text-sm text-muted">
            <Time value={requestedAt} />
            {invitedBy ? ` · ${t('clubs:moderation.invitedBy', { name: invitedBy })}` : null}
          </p>
          {bio ? <p className="mt-1">{bio}</p> : null}
        </div>
      </div>
      {answers.length > 0 ? (
        <dl className="mt-3 space-y-2 rounded-md bg-sunken px-4 py-3">
          {answers.map(({ key, label, answer }) => (
            <div key={key}>
              <dt className="text-sm text-muted">{label?.[locale] ?? t('clubs:moderation.oldQuestion')}</dt>
              <dd className={answer ? 'whitespace-pre-line' : 'text-muted'}>
                {answer || t('clubs:moderation.noAnswer')}
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      <Form intent={`decide-${memberId}`} className="mt-4 flex flex-wrap items-end gap-3">
        <input type="hidden" name="slug" value={slug} />
        <input type="hidden" name="memberId" value={memberId} />
        <input type="hidden" name="name" value={name} />
        <Button
          variant="primary"
          name="decision"
          value="approve"
          icon={<Check aria-hidden="true" className="size-5" />}
        >
          {t('clubs:moderation.approve')}
        </Button>
        <TextField
          name="reason"
          label={t('clubs:moderation.declineReason')}
          maxLength={500}
          className="ms-auto w-full sm:w-72"
        />
        <Button name="decision" value="decline">
          {t('clubs:moderation.decline')}
        </Button>
      </Form>
    </Card>
  );
}
