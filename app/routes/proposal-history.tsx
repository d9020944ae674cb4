import type { LoaderFunctionArgs } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { listVersions, openProposal } from '~/modules/proposals/get-proposal.server';
import { proposalPaths } from '~/modules/proposals/paths';
import { page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { wordChanges } from '~/platform/text/word-changes.server';
import { Button } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { ChangedWords } from '~/ui/changed-words';
import { SelectField } from '~/ui/choice-field';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { Tag } from '~/ui/tag';

export const loader = page(async ({ params, request, context }: LoaderFunctionArgs) => {
  const { slug = '', id = '' } = params;
  const { state } = await openProposal(context.actor, slug, id);
  const versions = await listVersions(context.actor, id);
  const search = new URL(request.url).searchParams;
  const find = (name: string) => versions.find(({ version }) => version === Number(search.get(name)));
  const whole = find('view') ?? null;
  const to = find('to') ?? versions[0]!;
  const from = find('from') ?? versions.find(({ version }) => version === to.version - 1) ?? to;
  const text = ({ title, body }: { title: string; body: string }) => `${title}\n\n${body}`;
  const { title, url, language } = state.proposal;
  return {
    ...{ slug, id, title, url, language, whole },
    from: from.version,
    to: to.version,
    changes: wordChanges(text(from), text(to), language),
    versions: versions.map(({ body: _body, ...version }) => version),
  };
});

export const clientLoader = loaderOfRoom('proposals');

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export default function ProposalHistory() {
  const { slug, id, title, url, language, versions, from, to, changes, whole } =
    useLoaderData<typeof loader>();
  const { t, format } = useI18n();
  const choices = versions.map(({ version }) => ({
    value: String(version),
    label: t('proposals:version', { number: version }),
  }));
  const lang = language ?? undefined;
  const same = changes.every(({ added, removed }) => !added && !removed);
  return (
    <Page title={t('proposals:versions.title', { title })} above={<Link to={url}>{title}</Link>}>
      <div className="space-y-8">
        {whole ? (
          <Section title={t('proposals:versions.whole', { number: whole.version })}>
            <Card>
              <p className="mb-2 font-semibold" lang={lang}>
                {whole.title}
              </p>
              <p className="whitespace-pre-wrap" lang={lang}>
                {whole.body}
              </p>
            </Card>
          </Section>
        ) : null}
        <Section title={t('proposals:versions.compare')}>
          <Form className="mb-3 flex flex-wrap items-end gap-3">
            <SelectField
              key={`from-${from}`}
              name="from"
              label={t('proposals:versions.from')}
              choices={choices}
              defaultValue={String(from)}
              className="w-40"
              required
            />
            <SelectField
              key={`to-${to}`}
              name="to"
              label={t('proposals:versions.to')}
              choices={choices}
              defaultValue={String(to)}
              className="w-40"
              required
            />
            <Button>{t('proposals:versions.compare')}</Button>
          </Form>
          <Card>
            {same ? <p className="mb-2 text-muted">{t('proposals:versions.same')}</p> : null}
            <ChangedWords changes={changes} lang={lang} />
          </Card>
        </Section>
        <Section title={t('proposals:history')}>
          <Card flush>
            <ol className="divide-y divide-line" reversed>
              {versions.map(({ version, by, note, at, amendment }) => (
                <li key={version} className="px-4 py-3">
                  <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
                    <Link
                      to={`${proposalPaths.history(slug, id)}?view=${version}`}
                      className="font-semibold"
                      aria-label={`${t('proposals:versions.view')}: ${t('proposals:version', { number: version })}`}
                    >
                      {t('proposals:version', { number: version })}
                    </Link>
                    <span className="text-muted">
                      {t('proposals:versions.by', {
                        name: by?.name ?? t('proposals:versions.somebody'),
                        date: format.dateTime(at),
                      })}
                    </span>
                    {amendment ? <Tag tone="accent">{t('proposals:versions.amendment')}</Tag> : null}
                  </p>
                  {note ? <p className="text-sm">{note}</p> : null}
                </li>
              ))}
            </ol>
          </Card>
        </Section>
      </div>
    </Page>
  );
}
