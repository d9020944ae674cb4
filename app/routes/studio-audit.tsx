import type { LoaderFunctionArgs } from '@remix-run/node';
import { Form, Link, useLoaderData, useSearchParams } from '@remix-run/react';
import { type AuditView, listAudit } from '~/modules/clubs/list-audit.server';
import { listClubs } from '~/modules/clubs/list-clubs.server';
import { actWords } from '~/modules/clubs/act-words';
import { studioPaths } from '~/modules/clubs/paths';
import { listAuditInput, listClubsInput } from '~/modules/clubs/schema';
import { page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { givenValues } from '~/platform/nested-values';
import { Button, LinkButton } from '~/ui/button';
import { Card } from '~/ui/card';
import { SelectField } from '~/ui/choice-field';
import { EmptyState } from '~/ui/empty-state';
import { LoadMore } from '~/ui/load-more';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { TextField } from '~/ui/text-field';
import { Time } from '~/ui/time';

export const loader = page(async ({ request, context }: LoaderFunctionArgs) => {
  const { actor } = context;
  const query = givenValues(Object.fromEntries(new URL(request.url).searchParams));
  const parsed = listAuditInput.safeParse(query);
  const input = parsed.success ? parsed.data : listAuditInput.parse({});
  const [log, clubs] = await Promise.all([
    listAudit(actor, input),
    listClubs(actor, listClubsInput.parse({ limit: 100 })),
  ]);
  return {
    ...log,
    filter: {
      ...{ club: input.club ?? '', act: input.act ?? '', subject: input.subject ?? '' },
      ...{ actor: input.actor ?? '', from: input.from ?? '', to: input.to ?? '' },
    },
    clubs: clubs.items.map(({ slug, name }) => ({ slug, name })),
    title: translatorFor(context.locale)('studio:audit.title'),
  };
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

const kinds = [
  ...(['club', 'membership', 'member', 'role', 'organisation', 'invitation'] as const),
  ...(['post', 'thread', 'appeal'] as const),
];

function Filter() {
  const { filter, clubs } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Form className="mb-5 flex flex-wrap items-end gap-3">
      {filter.subject ? <input type="hidden" name="subject" value={filter.subject} /> : null}
      {filter.actor ? <input type="hidden" name="actor" value={filter.actor} /> : null}
      <SelectField
        name="club"
        label={t('studio:audit.club')}
        required
        none={t('studio:audit.any')}
        defaultValue={filter.club}
        choices={clubs.map(({ slug, name }) => ({ value: slug, label: name }))}
        className="w-full sm:w-72"
      />
      <SelectField
        name="act"
        label={t('studio:audit.act')}
        required
        none={t('studio:audit.any')}
        defaultValue={filter.act}
        choices={kinds.map((kind) => ({ value: `${kind}.`, label: t(`studio:audit.kinds.${kind}`) }))}
        className="w-full sm:w-56"
      />
      <TextField
        name="from"
        type="date"
        label={t('studio:audit.from')}
        defaultValue={filter.from}
        className="w-44"
      />
      <TextField
        name="to"
        type="date"
        label={t('studio:audit.to')}
        defaultValue={filter.to}
        className="w-44"
      />
      <Button>{t('studio:roles.show')}</Button>
    </Form>
  );
}

/** The same page for less: the choices so far, and one more. */
function useOnly(): (choice: Record<string, string>) => string {
  const [search] = useSearchParams();
  return (choice) => {
    const params = new URLSearchParams(search);
    params.delete('cursor');
    for (const [name, value] of Object.entries(choice)) params.set(name, value);
    return `?${params}`;
  };
}

function Exports() {
  const { filter } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const given = Object.entries(filter).filter(([, value]) => value);
  const to = (format: string) =>
    `${studioPaths.audit()}/export?${new URLSearchParams([...given, ['format', format]])}`;
  return (
    <>
      <LinkButton size="sm" to={to('csv')} reloadDocument>
        {t('studio:audit.csv')}
      </LinkButton>
      <LinkButton size="sm" to={to('json')} reloadDocument>
        {t('studio:audit.json')}
      </LinkButton>
    </>
  );
}

function Entry({ entry }: { entry: AuditView }) {
  const { t } = useI18n();
  const words = actWords(t);
  const only = useOnly();
  const { actor, subject, club, reason, detail } = entry;
  const [kind, id] = subject.key.split(':');
  const facts = Object.keys(detail).length > 0;
  return (
    <li className="px-4 py-3">
      <p>
        <span className="font-semibold">{words(entry.act)}</span>
        {subject.name ? (
          <>
            {': '}
            {kind === 'member' && id ? <Link to={studioPaths.member(id)}>{subject.name}</Link> : subject.name}
          </>
        ) : null}
      </p>
      <p className="text-sm text-muted">
        {actor ? <Link to={studioPaths.member(actor.id)}>{actor.name}</Link> : t('studio:audit.portal')}
        {' · '}
        <Time value={entry.at} absolute="dateTime" />
        {club && kind !== 'club' ? ` · ${club.name}` : null}
      </p>
      <p className="flex flex-wrap gap-x-4 text-sm">
        {actor ? (
          <Link to={only({ actor: actor.id })}>{t('studio:audit.onlyActor', { name: actor.name })}</Link>
        ) : null}
        <Link to={only({ subject: subject.key })}>{t('studio:audit.onlySubject')}</Link>
      </p>
      {reason ? <p className="text-sm">{t('studio:audit.reason', { reason })}</p> : null}
      {facts ? (
        <details>
          <summary className="inline-flex min-h-9 items-center text-sm text-accent-ink">
            {t('studio:audit.details')}
          </summary>
          <pre className="overflow-x-auto rounded-md bg-sunken p-3 text-xs whitespace-pre-wrap">
            {JSON.stringify(detail, null, 2)}
          </pre>
        </details>
      ) : null}
    </li>
  );
}

export default function StudioAudit() {
  const { items, next, filter } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page title={t('studio:audit.title')} lead={t('studio:audit.lead')} actions={<Exports />}>
      <Filter />
      {filter.actor || filter.subject ? (
        <p className="mb-4 flex flex-wrap gap-x-3">
          {t('studio:audit.chosen')} <Link to="?">{t('studio:audit.all')}</Link>
        </p>
      ) : null}
      {items.length > 0 ? (
        <Card flush>
          <ol className="divide-y divide-line">
            {items.map((entry) => (
              <Entry key={entry.id} entry={entry} />
            ))}
          </ol>
        </Card>
      ) : (
        <EmptyState title={t('studio:audit.none')}>{t('studio:audit.noneHint')}</EmptyState>
      )}
      <LoadMore next={next} />
    </Page>
  );
}
