import type { LoaderFunctionArgs } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { type AuditView, listAudit } from '~/modules/clubs/list-audit.server';
import { listClubs } from '~/modules/clubs/list-clubs.server';
import { studioPaths } from '~/modules/clubs/paths';
import { listAuditInput, listClubsInput } from '~/modules/clubs/schema';
import { page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { givenValues } from '~/platform/nested-values';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { SelectField } from '~/ui/choice-field';
import { EmptyState } from '~/ui/empty-state';
import { LoadMore } from '~/ui/load-more';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
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
    filter: { club: input.club ?? '', act: input.act ?? '', subject: input.subject ?? '' },
    clubs: clubs.items.map(({ slug, name }) => ({ slug, name })),
    title: translatorFor(context.locale)('studio:audit.title'),
  };
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

const kinds = ['club', 'membership', 'member', 'role', 'organisation', 'invitation'] as const;

function Filter() {
  const { filter, clubs } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Form className="mb-5 flex flex-wrap items-end gap-3">
      {filter.subject ? <input type="hidden" name="subject" value={filter.subject} /> : null}
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
      <Button>{t('studio:roles.show')}</Button>
    </Form>
  );
}

/** Acts of other modules may not have words here; their name is better than nothing. */
function useActWords(): (act: string) => string {
  const { t } = useI18n();
  const say = t as unknown as (key: string, options: { defaultValue: string }) => string;
  return (act) => say(`studio:audit.acts.${act.replace('.', '_')}`, { defaultValue: act });
}

function Entry({ entry }: { entry: AuditView }) {
  const { t } = useI18n();
  const words = useActWords();
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
  const { items, next } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page title={t('studio:audit.title')} lead={t('studio:audit.lead')}>
      <Filter />
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
