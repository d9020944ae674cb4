import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { changeOrganisation, createOrganisation } from '~/modules/clubs/change-organisation.server';
import { listOrganisations, type OrganisationWithPeople } from '~/modules/clubs/list-roles.server';
import { studioPaths } from '~/modules/clubs/paths';
import { changeOrganisationInput, organisationInput } from '~/modules/clubs/schema';
import { translatorFor } from '~/platform/i18n/translators.server';
import { DoneNotice } from '~/ui/done-notice';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { parseInput } from '~/platform/input';
import { Button } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { SelectField } from '~/ui/choice-field';
import { EmptyState } from '~/ui/empty-state';
import { Form, useRefused } from '~/ui/form';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { Tag } from '~/ui/tag';
import { TextField } from '~/ui/text-field';

export const loader = page(async ({ context }: LoaderFunctionArgs) => ({
  organisations: await listOrganisations(context.actor),
  title: translatorFor(context.locale)('studio:organisations.title'),
}));

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export const action = formAction(async ({ context: { actor }, values, idempotencyKey }) => {
  const done = (word: string) => redirect(`${studioPaths.organisations()}?done=${word}`);
  if (values.intent === 'make') {
    await createOrganisation(actor, parseInput(organisationInput, values), { idempotencyKey });
    return done('made');
  }
  const input = parseInput(changeOrganisationInput, values);
  await changeOrganisation(actor, { ...input, organisationId: String(values.organisationId) });
  return done('changed');
});

const kinds = ['supplier', 'dealer', 'practice', 'brand'] as const;

function NewOrganisation() {
  const { t } = useI18n();
  return (
    <Form intent="make" className="flex flex-wrap items-end gap-4">
      <TextField
        name="name"
        label={t('studio:organisations.name')}
        maxLength={80}
        required
        className="w-full sm:w-80"
      />
      <SelectField
        name="kind"
        label={t('studio:organisations.kind')}
        required
        choices={kinds.map((kind) => ({ value: kind, label: t(`studio:organisations.kinds.${kind}`) }))}
        className="w-full sm:w-56"
      />
      <Button variant="primary">{t('studio:organisations.make')}</Button>
    </Form>
  );
}

function OrganisationRow({ organisation }: { organisation: OrganisationWithPeople }) {
  const { t } = useI18n();
  const { id, name, kind, status, memberCount } = organisation;
  const retired = status === 'retired';
  return (
    <li className="px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <p className="font-semibold">{name}</p>
        <Tag>{t(`studio:organisations.kinds.${kind}`)}</Tag>
        {retired ? <Tag tone="warning">{t('studio:organisations.retired')}</Tag> : null}
        <p className="text-sm text-muted">{t('studio:organisations.people', { count: memberCount })}</p>
        <Form intent={`status-${id}`} summary={false} className="ms-auto">
          <input type="hidden" name="organisationId" value={id} />
          <Button size="sm" variant="quiet" name="status" value={retired ? 'active' : 'retired'}>
            {t(retired ? 'studio:organisations.bringBack' : 'studio:organisations.retire')}
          </Button>
        </Form>
      </div>
      <details open={useRefused(`rename-${id}`)}>
        <summary className="inline-flex min-h-11 items-center text-sm font-semibold text-accent-ink">
          {t('studio:organisations.rename')}
        </summary>
        <Form intent={`rename-${id}`} className="flex flex-wrap items-end gap-3 pb-2">
          <input type="hidden" name="organisationId" value={id} />
          <TextField
            name="name"
            label={t('studio:organisations.name')}
            defaultValue={name}
            maxLength={80}
            required
            className="w-full sm:w-80"
          />
          <Button>{t('ui:save')}</Button>
        </Form>
      </details>
    </li>
  );
}

export default function StudioOrganisations() {
  const { organisations } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page title={t('studio:organisations.title')} lead={t('studio:organisations.lead')}>
      <DoneNotice
        words={{ made: t('studio:organisations.made'), changed: t('studio:organisations.changed') }}
      />
      <div className="space-y-7">
        <Section title={t('studio:organisations.makeTitle')}>
          <Card>
            <NewOrganisation />
          </Card>
        </Section>
        {organisations.length > 0 ? (
          <Card flush>
            <ul className="divide-y divide-line">
              {organisations.map((organisation) => (
                <OrganisationRow key={organisation.id} organisation={organisation} />
              ))}
            </ul>
          </Card>
        ) : (
          <EmptyState small title={t('studio:organisations.none')} />
        )}
      </div>
    </Page>
  );
}
