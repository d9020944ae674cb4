import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { approveMembership, declineMembership } from '~/modules/clubs/decide-membership.server';
import {
  listModeratedClubs,
  listPending,
  listSuspended,
  type SuspendedMember,
} from '~/modules/clubs/list-moderated.server';
import { clubPaths } from '~/modules/clubs/paths';
import { liftSuspension } from '~/modules/clubs/suspend-member.server';
import { DoneNotice } from '~/ui/done-notice';
import { PendingCard } from '~/modules/clubs/ui/pending-card';
import { PortalError } from '~/platform/errors';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { Avatar } from '~/ui/avatar';
import { Button, LinkButton } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { Form } from '~/ui/form';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { Tabs } from '~/ui/tabs';

export const loader = page(async ({ request, context }: LoaderFunctionArgs) => {
  const { actor } = context;
  const clubs = await listModeratedClubs(actor);
  if (clubs.length === 0) throw new PortalError('forbidden');
  const asked = new URL(request.url).searchParams.get('club');
  const busiest = clubs.toSorted((a, b) => b.pendingCount - a.pendingCount)[0]!;
  const club = clubs.find(({ slug }) => slug === asked) ?? busiest;
  const [pending, suspended] = await Promise.all([
    listPending(actor, club.slug),
    listSuspended(actor, club.slug),
  ]);
  return {
    clubs,
    chosen: club,
    pending,
    suspended,
    title: translatorFor(context.locale)('clubs:moderation.title'),
  };
});

export const action = formAction(async ({ context: { actor }, values }) => {
  const slug = String(values.slug);
  const memberId = String(values.memberId);
  const reason =
    String(values.reason ?? '')
      .trim()
      .slice(0, 500) || undefined;
  const back = (done: string) =>
    redirect(`${clubPaths.moderation()}?club=${encodeURIComponent(slug)}&done=${done}`);
  if (values.intent === 'lift') {
    await liftSuspension(actor, { slug, memberId, reason });
    return back('lifted');
  }
  if (values.decision === 'decline') {
    await declineMembership(actor, { slug, memberId, reason });
    return back('declined');
  }
  await approveMembership(actor, { slug, memberId });
  return back('approved');
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

function SuspendedRow({ member, slug }: { member: SuspendedMember; slug: string }) {
  const { t, format } = useI18n();
  return (
    <li className="flex flex-wrap items-center gap-3 px-4 py-3">
      <Avatar name={member.name} pictureId={member.pictureId} />
      <div className="min-w-0 flex-1">
        <p className="font-semibold">
          <Link to={clubPaths.person(slug, member.memberId)}>{member.name}</Link>
        </p>
        <p className="text-sm text-muted">
          {t('clubs:person.suspendedUntil', { date: format.dateTime(member.until) })} · {member.reason}
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

export default function Moderation() {
  const { clubs, chosen, pending, suspended } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page
      title={t('clubs:moderation.title')}
      lead={t('clubs:moderation.lead')}
      actions={
        <>
          <LinkButton to={clubPaths.invitations(chosen.slug)}>{t('clubs:moderation.links')}</LinkButton>
          <LinkButton to={clubPaths.people(chosen.slug)}>{t('clubs:moderation.findMember')}</LinkButton>
        </>
      }
    >
      <Tabs
        label={t('clubs:moderation.clubs')}
        className="mb-5"
        tabs={clubs.map(({ slug, name, pendingCount }) => ({
          to: `?club=${slug}`,
          label: name,
          count: pendingCount,
          current: slug === chosen.slug,
        }))}
      />
      <DoneNotice
        words={{
          approved: t('clubs:moderation.approved'),
          declined: t('clubs:moderation.declined'),
          lifted: t('clubs:person.lifted'),
        }}
      />
      <div className="space-y-8">
        <Section title={t('clubs:moderation.pending')}>
          {pending.length > 0 ? (
            <ul className="space-y-4">
              {pending.map((member) => (
                <PendingCard key={member.memberId} pending={member} slug={chosen.slug} />
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
        <Section title={t('clubs:moderation.suspended')}>
          {suspended.length > 0 ? (
            <Card flush>
              <ul className="divide-y divide-line">
                {suspended.map((member) => (
                  <SuspendedRow key={member.memberId} member={member} slug={chosen.slug} />
                ))}
              </ul>
            </Card>
          ) : (
            <p className="text-muted">{t('clubs:moderation.noSuspended')}</p>
          )}
        </Section>
      </div>
    </Page>
  );
}
