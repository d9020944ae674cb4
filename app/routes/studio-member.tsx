import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { actOnRole, readRoleForm } from '~/modules/clubs/act-on-role.server';
import { grantRole } from '~/modules/clubs/grant-role.server';
import { listClubs } from '~/modules/clubs/list-clubs.server';
import { listOrganisations, listRolesOf } from '~/modules/clubs/list-roles.server';
import { clubPaths, studioPaths } from '~/modules/clubs/paths';
import { listClubsInput, roleSchema } from '~/modules/clubs/schema';
import { getMemberForAdmin, type MemberForAdmin } from '~/modules/clubs/search-members.server';
import { pointsDeskPaths } from '~/modules/loyalty/studio-paths';
import { DoneNotice } from '~/ui/done-notice';
import { RoleFields } from '~/modules/clubs/ui/studio/role-fields';
import { RoleRow } from '~/modules/clubs/ui/studio/role-row';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { invalidField } from '~/platform/errors';
import { Button, LinkButton } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { SelectField } from '~/ui/choice-field';
import { Form } from '~/ui/form';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { Tag } from '~/ui/tag';

export const loader = page(async ({ params, context: { actor } }: LoaderFunctionArgs) => {
  const memberId = params.memberId!;
  const [member, roles, organisations, clubs] = await Promise.all([
    getMemberForAdmin(actor, memberId),
    listRolesOf(actor, memberId),
    listOrganisations(actor),
    listClubs(actor, listClubsInput.parse({ limit: 100 })),
  ]);
  return {
    member,
    roles,
    organisations: organisations.map(({ id, name, status }) => ({ id, name, status })),
    clubs: clubs.items.map(({ slug, name }) => ({ slug, name })),
  };
});

export const meta = pageMeta<typeof loader>(({ member }) => ({ title: member.name, unlisted: true }));

export const action = formAction(async ({ params, context, values, idempotencyKey }) => {
  const memberId = params.memberId!;
  const done = (word: string) => redirect(`${studioPaths.member(memberId)}?done=${word}`);
  if (values.intent !== 'grant') return done(await actOnRole(context.actor, values, context.timeZone));
  const role = roleSchema.safeParse(values.role);
  if (!role.success) throw invalidField('role', 'required');
  const isPortalRole = role.data === 'agent' || role.data === 'admin';
  await grantRole(
    context.actor,
    {
      ...readRoleForm(values, context.timeZone),
      role: role.data,
      ...(isPortalRole || !values.club ? {} : { club: String(values.club) }),
      memberId,
    },
    { idempotencyKey },
  );
  return done('granted');
});

const roleNames = ['expert', 'supplier', 'moderator', 'agent', 'admin'] as const;

function GrantForm() {
  const { organisations, clubs } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Form intent="grant" className="space-y-4">
      <p className="text-muted">{t('studio:roles.grantHint')}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          name="role"
          label={t('studio:roles.role')}
          required
          choices={roleNames.map((role) => ({ value: role, label: t(`ui:roles.${role}`) }))}
        />
        <SelectField
          name="club"
          label={t('studio:roles.inClub')}
          none={t('studio:roles.portal')}
          choices={clubs.map(({ slug, name }) => ({ value: slug, label: name }))}
        />
      </div>
      <RoleFields organisations={organisations} />
      <Button variant="primary">{t('studio:roles.grant')}</Button>
    </Form>
  );
}

function Clubs({ member }: { member: MemberForAdmin }) {
  const { t } = useI18n();
  if (member.clubs.length === 0) return <p className="text-muted">{t('studio:members.noClubs')}</p>;
  return (
    <Card flush>
      <ul className="divide-y divide-line">
        {member.clubs.map(({ slug, name, personaName, status }) => (
          <li key={slug} className="flex flex-wrap items-center gap-3 px-4 py-2.5">
            <Link to={clubPaths.person(slug, member.id)} className="font-semibold">
              {name}
            </Link>
            <span className="text-muted">{personaName}</span>
            <Tag tone={status === 'active' ? 'positive' : 'neutral'}>
              {t(`studio:members.standing.${status}`)}
            </Tag>
          </li>
        ))}
      </ul>
    </Card>
  );
}

export default function StudioMember() {
  const { member, roles, organisations } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page
      title={member.name}
      lead={member.email ?? t('studio:members.noEmail')}
      actions={
        <>
          <LinkButton to={pointsDeskPaths.member(member.id)}>{t('studio:tabs.points')}</LinkButton>
          <LinkButton to={`${studioPaths.audit()}?subject=member:${member.id}`}>
            {t('studio:members.acts')}
          </LinkButton>
        </>
      }
    >
      <DoneNotice
        words={{
          granted: t('studio:roles.granted'),
          verified: t('studio:roles.verifiedDone'),
          changed: t('studio:roles.changedDone'),
          revoked: t('studio:roles.revokedDone'),
        }}
      />
      <div className="space-y-8">
        <Section title={t('studio:members.clubs')}>
          <Clubs member={member} />
        </Section>
        <Section title={t('studio:members.roles')}>
          {roles.length > 0 ? (
            <Card flush>
              <ul className="divide-y divide-line">
                {roles.map((role) => (
                  <RoleRow key={role.id} role={role} organisations={organisations} />
                ))}
              </ul>
            </Card>
          ) : (
            <p className="text-muted">{t('studio:members.noRoles')}</p>
          )}
        </Section>
        <Section title={t('studio:roles.grantTitle')}>
          <Card>
            <GrantForm />
          </Card>
        </Section>
      </div>
    </Page>
  );
}
