import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Link2 } from 'lucide-react';
import { createInvitation } from '~/modules/clubs/create-invitation.server';
import { getClubFrame } from '~/modules/clubs/get-club-frame.server';
import { memberInvitation } from '~/modules/clubs/invitation-limits';
import { listInvitations } from '~/modules/clubs/list-invitations.server';
import { clubPaths } from '~/modules/clubs/paths';
import { revokeInvitation } from '~/modules/clubs/revoke-invitation.server';
import { createInvitationInput } from '~/modules/clubs/schema';
import { DoneNotice } from '~/ui/done-notice';
import { InvitationRow } from '~/modules/clubs/ui/invitation-row';
import { useClub } from '~/modules/clubs/ui/use-club';
import { env } from '~/platform/env.server';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { endOfDay } from '~/platform/i18n/end-of-day';
import { invalidField } from '~/platform/errors';
import { parseInput } from '~/platform/input';
import { givenValues } from '~/platform/nested-values';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { Form } from '~/ui/form';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { TextField } from '~/ui/text-field';

export const loader = page(async ({ params, context }: LoaderFunctionArgs) => {
  const slug = params.slug!;
  const [items, { viewer }] = await Promise.all([
    listInvitations(context.actor, { slug, all: true }),
    getClubFrame(context.actor, slug),
  ]);
  const title = translatorFor(context.locale)('clubs:invitations.title');
  return { items, moderates: viewer.may.moderate, invites: viewer.may.invite, origin: env().ORIGIN, title };
});

export const action = formAction(async ({ params, context, values, idempotencyKey }) => {
  const slug = params.slug!;
  if (values.intent === 'revoke') {
    await revokeInvitation(context.actor, { invitationId: String(values.invitationId) });
    return redirect(`${clubPaths.invitations(slug)}?done=revoked`);
  }
  const { maxUses, until } = givenValues(values);
  const end = until === undefined ? undefined : endOfDay(String(until), context.timeZone);
  if (until !== undefined && !end) throw invalidField('until', 'invalid_date');
  const input = parseInput(createInvitationInput, { maxUses, expiresAt: end?.toISOString() });
  await createInvitation(context.actor, { ...input, slug }, { idempotencyKey });
  return redirect(`${clubPaths.invitations(slug)}?done=created`);
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

function NewInvitation({ moderates }: { moderates: boolean }) {
  const { t } = useI18n();
  const { uses, defaultUses, defaultDays } = memberInvitation;
  return (
    <Form intent="create" className="flex flex-wrap items-start gap-4">
      <TextField
        name="maxUses"
        type="number"
        inputMode="numeric"
        min={1}
        max={moderates ? undefined : uses}
        defaultValue={moderates ? undefined : defaultUses}
        label={t('clubs:invitations.uses')}
        hint={moderates ? t('clubs:invitations.usesAny') : t('clubs:invitations.usesHint', { maximum: uses })}
        className="w-full sm:w-52"
      />
      <TextField
        name="until"
        type="date"
        label={t('clubs:invitations.until')}
        hint={
          moderates
            ? t('clubs:invitations.untilAny')
            : t('clubs:invitations.untilHint', { days: defaultDays })
        }
        className="w-full sm:w-56"
      />
      <Button variant="primary" icon={<Link2 aria-hidden="true" className="size-5" />} className="sm:mt-8">
        {t('clubs:invitations.create')}
      </Button>
    </Form>
  );
}

export default function Invitations() {
  const { items, moderates, invites, origin } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const { club, viewer } = useClub();
  return (
    <Page title={t('clubs:invitations.title')} lead={t('clubs:invitations.lead', { club: club.name })}>
      <DoneNotice
        words={{ created: t('clubs:invitations.created'), revoked: t('clubs:invitations.revokeDone') }}
      />
      <div className="space-y-6">
        {invites ? (
          <Card>
            <NewInvitation moderates={moderates} />
          </Card>
        ) : null}
        {items.length > 0 ? (
          <Card flush>
            <ul className="divide-y divide-line">
              {items.map((invitation) => (
                <InvitationRow
                  key={invitation.id}
                  invitation={invitation}
                  origin={origin}
                  showMaker={invitation.invitedBy.memberId !== viewer.memberId}
                />
              ))}
            </ul>
          </Card>
        ) : (
          <EmptyState drawing="empty-invitations" title={t('clubs:invitations.none')}>
            {t('clubs:invitations.noneHint')}
          </EmptyState>
        )}
      </div>
    </Page>
  );
}
