import type { LoaderFunctionArgs } from '@remix-run/node';
import { Form, Link, useLoaderData, useSearchParams } from '@remix-run/react';
import { Search } from 'lucide-react';
import { listExpertFields, listPeople } from '~/modules/clubs/list-people.server';
import { listRecords } from '~/modules/experts/get-expert.server';
import type { RecordFigures } from '~/modules/experts/views';
import { clubPaths } from '~/modules/clubs/paths';
import { listPeopleInput } from '~/modules/clubs/schema';
import { PersonRow } from '~/modules/clubs/ui/person-row';
import { useClub } from '~/modules/clubs/ui/use-club';
import { page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { givenValues } from '~/platform/nested-values';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { LoadMore } from '~/ui/load-more';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { Tag } from '~/ui/tag';
import { Input } from '~/ui/text-field';

export const loader = page(async ({ params, request, context }: LoaderFunctionArgs) => {
  const query = givenValues(Object.fromEntries(new URL(request.url).searchParams));
  // What an address asks that nobody can answer shows everyone.
  const parsed = listPeopleInput.safeParse(query);
  const input = parsed.success ? parsed.data : listPeopleInput.parse({});
  const slug = params.slug!;
  const people = await listPeople(context.actor, { ...input, slug });
  const experts = input.role === 'expert';
  const [fields, records] = experts
    ? await Promise.all([
        listExpertFields(context.actor, slug),
        listRecords(
          context.actor,
          slug,
          people.items.map(({ memberId }) => memberId),
        ),
      ])
    : [[], {}];
  return {
    ...people,
    fields,
    records: records as Record<string, RecordFigures>,
    field: input.field ?? null,
    role: input.role ?? null,
    q: input.q ?? '',
    organisation: input.organisation ?? null,
    title: translatorFor(context.locale)('clubs:people.title'),
  };
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

const roles = ['expert', 'supplier', 'moderator'] as const;
const roleWords = { expert: 'experts', supplier: 'suppliers', moderator: 'moderators' } as const;

function RoleFilter({ role }: { role: string | null }) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const to = (value: string | null) => {
    const params = new URLSearchParams(search);
    params.delete('cursor');
    params.delete('organisation');
    params.delete('field');
    if (value) params.set('role', value);
    else params.delete('role');
    return `?${params}`;
  };
  return (
    <nav aria-label={t('clubs:people.filterLabel')} className="flex flex-wrap gap-2">
      <Tag to={to(null)} tone={role === null ? 'accent' : 'neutral'}>
        {t('clubs:people.everyone')}
      </Tag>
      {roles.map((name) => (
        <Tag key={name} to={to(name)} tone={role === name ? 'accent' : 'neutral'}>
          {t(`clubs:people.${roleWords[name]}`)}
        </Tag>
      ))}
    </nav>
  );
}

function FieldFilter({ fields, field }: { fields: readonly string[]; field: string | null }) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  if (fields.length === 0) return null;
  const to = (value: string | null) => {
    const params = new URLSearchParams(search);
    params.delete('cursor');
    if (value) params.set('field', value);
    else params.delete('field');
    return `?${params}`;
  };
  return (
    <nav aria-label={t('experts:fields.label')} className="flex flex-wrap gap-2">
      <Tag to={to(null)} tone={field === null ? 'accent' : 'neutral'}>
        {t('experts:fields.all')}
      </Tag>
      {fields.map((name) => (
        <Tag key={name} to={to(name)} tone={field === name ? 'accent' : 'neutral'}>
          {name}
        </Tag>
      ))}
    </nav>
  );
}

function Figures({ record }: { record: RecordFigures | undefined }) {
  const { t, format } = useI18n();
  if (!record) return null;
  const [answers, accepted, helped] = [record.answers, record.accepted, record.helped].map(format.number);
  return <p className="text-sm text-muted">{t('experts:record.line', { answers, accepted, helped })}</p>;
}

function NameSearch({ q, role }: { q: string; role: string | null }) {
  const { t } = useI18n();
  return (
    <Form role="search" className="flex gap-2">
      {role ? <input type="hidden" name="role" value={role} /> : null}
      <Input
        type="search"
        name="q"
        defaultValue={q}
        key={q}
        aria-label={t('clubs:people.search')}
        placeholder={t('clubs:people.search')}
        maxLength={60}
        autoComplete="off"
      />
      <Button icon={<Search aria-hidden="true" className="size-5" />}>{t('clubs:people.find')}</Button>
    </Form>
  );
}

export default function People() {
  const { items, next, role, q, organisation, fields, field, records } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const { club, viewer } = useClub();
  const filtered = role !== null || q !== '' || organisation !== null || field !== null;
  return (
    <Page title={t('clubs:people.title')} lead={t('clubs:people.lead', { club: club.name })}>
      <div className="mb-4 space-y-3">
        <NameSearch q={q} role={role} />
        <RoleFilter role={role} />
        <FieldFilter fields={fields} field={field} />
      </div>
      {items.length > 0 ? (
        <Card flush>
          <ul className="divide-y divide-line">
            {items.map((person) => (
              <PersonRow
                key={person.memberId}
                slug={club.slug}
                person={person}
                mine={person.memberId === viewer.memberId}
                below={<Figures record={records[person.memberId]} />}
              />
            ))}
          </ul>
        </Card>
      ) : (
        <EmptyState
          drawing="empty-people"
          title={filtered ? t('clubs:people.emptyFilter') : t('clubs:people.empty')}
          action={
            filtered ? <Link to={clubPaths.people(club.slug)}>{t('clubs:people.showAll')}</Link> : undefined
          }
        >
          {filtered ? t('clubs:people.emptyFilterHint') : null}
        </EmptyState>
      )}
      <LoadMore next={next} />
    </Page>
  );
}
