import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form as SearchForm, useLoaderData } from '@remix-run/react';
import { actOnRole } from '~/modules/clubs/act-on-role.server';
import { listClubs } from '~/modules/clubs/list-clubs.server';
import { listOrganisations, listRoles } from '~/modules/clubs/list-roles.server';
import { listClubsInput } from '~/modules/clubs/schema';
import { studioPaths } from '~/modules/clubs/paths';
import { translatorFor } from '~/platform/i18n/translators.server';
import { DoneNotice } from '~/ui/done-notice';
import { RoleRow } from '~/modules/clubs/ui/studio/role-row';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { SelectField } from '~/ui/choice-field';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';

export const loader = page(async ({ request, context }: LoaderFunctionArgs) => {
  const { actor } = context;
  const club = new URL(request.url).searchParams.get('club') ?? '';
  const [requested, verified, organisations, clubs] = await Promise.all([
    listRoles(actor, { status: 'requested' }),
    listRoles(actor, { status: 'verified', ...(club ? { club } : {}) }),
    listOrganisations(actor),
    listClubs(actor, listClubsInput.parse({ limit: 100 })),
  ]);
  return {
    requested,
    verified,
    club,
    organisations: organisations.map(({ id, name, status }) => ({ id, name, status })),
    clubs: clubs.items.map(({ slug, name }) => ({ slug, name })),
    title: translatorFor(context.locale)('studio:roles.title'),
  };
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export const action = formAction(async ({ request, context, values }) => {
  const done = await actOnRole(context.actor, values, context.timeZone);
  const club = new URL(request.url).searchParams.get('club');
  const search = new URLSearchParams({ done, ...(club ? { club } : {}) });
  return redirect(`${studioPaths.roles()}?${search}`);
});

export default function StudioRoles() {
  const { requested, verified, organisations, clubs, club } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page title={t('studio:roles.title')} lead={t('studio:roles.lead')}>
      <DoneNotice
        words={{
          verified: t('studio:roles.verifiedDone'),
          changed: t('studio:roles.changedDone'),
          revoked: t('studio:roles.revokedDone'),
        }}
      />
      <div className="space-y-8">
        <Section title={t('studio:roles.requested')}>
          {requested.length > 0 ? (
            <Card flush>
              <ul className="divide-y divide-line">
                {requested.map((role) => (
                  <RoleRow key={role.id} role={role} member={role.member} organisations={organisations} />
                ))}
              </ul>
            </Card>
          ) : (
            <p className="text-muted">{t('studio:roles.noneRequested')}</p>
          )}
        </Section>
        <Section title={t('studio:roles.verified')}>
          <SearchForm className="mb-3 flex items-end gap-2">
            <SelectField
              name="club"
              label={t('studio:roles.inClub')}
              required
              defaultValue={club}
              none={t('studio:roles.allClubs')}
              choices={clubs.map(({ slug, name }) => ({ value: slug, label: name }))}
              className="w-full sm:w-80"
            />
            <Button type="submit">{t('studio:roles.show')}</Button>
          </SearchForm>
          {verified.length > 0 ? (
            <Card flush>
              <ul className="divide-y divide-line">
                {verified.map((role) => (
                  <RoleRow key={role.id} role={role} member={role.member} organisations={organisations} />
                ))}
              </ul>
            </Card>
          ) : (
            <p className="text-muted">{t('studio:roles.noneVerified')}</p>
          )}
        </Section>
      </div>
    </Page>
  );
}
