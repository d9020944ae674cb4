import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { getClub } from '~/modules/clubs/get-club.server';
import { studioPaths } from '~/modules/clubs/paths';
import { ClubParts } from '~/modules/clubs/ui/studio/club-parts';
import {
  changeProposalSettings,
  changeProposalTemplates,
  getProposalSettings,
  listProposalTemplates,
} from '~/modules/proposals/change-settings.server';
import { settingsInput, templatesInput } from '~/modules/proposals/schema';
import type { TemplateView } from '~/modules/proposals/views';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { requireAdmin } from '~/platform/require-member';
import { Button } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { DoneNotice } from '~/ui/done-notice';
import { Form } from '~/ui/form';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { TextAreaField, TextField } from '~/ui/text-field';

const spareRows = 2;
const numbers = ['threshold', 'gatheringDays', 'answerDays', 'mergeUndoHours'] as const;

export const loader = page(async ({ params, context: { actor, locale } }: LoaderFunctionArgs) => {
  requireAdmin(actor);
  const slug = params.slug!;
  const [{ club }, rules, templates] = await Promise.all([
    getClub(actor, slug),
    getProposalSettings(actor, slug),
    listProposalTemplates(actor, slug),
  ]);
  const title = translatorFor(locale)('proposals:settings.title', { club: club.name });
  return { slug, rules, templates, title };
});

export const clientLoader = loaderOfRoom('proposals');

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export const action = formAction(async ({ params, context: { actor }, values }) => {
  const slug = params.slug!;
  const { intent, rows, ...given } = values;
  if (intent === 'templates') {
    const items = Array.from({ length: Math.min(Number(rows) || 0, 22) }, (_, row) => ({
      name: String(given[`name-${row}`] ?? '').trim(),
      body: String(given[`body-${row}`] ?? '').trim(),
    })).filter(({ name, body }) => name !== '' || body !== '');
    await changeProposalTemplates(actor, { ...parseInput(templatesInput, { items }), slug });
  } else await changeProposalSettings(actor, { ...parseInput(settingsInput, given), slug });
  return redirect(`${studioPaths.proposals(slug)}?done=saved`);
});

function Templates({ templates }: { templates: readonly TemplateView[] }) {
  const { t } = useI18n();
  const rows = Math.min(templates.length + spareRows, 20);
  return (
    <Form intent="templates" className="space-y-5">
      <p className="text-muted">{t('proposals:settings.templatesHint')}</p>
      <input type="hidden" name="rows" value={rows} />
      {Array.from({ length: rows }, (_, row) => (
        <fieldset key={row} className="space-y-3 rounded-md border border-line p-4">
          <legend className="px-1 font-semibold">
            {t('proposals:settings.template', { number: row + 1 })}
          </legend>
          <TextField
            name={`name-${row}`}
            label={t('proposals:settings.name')}
            defaultValue={templates[row]?.name}
            maxLength={80}
            autoComplete="off"
          />
          <TextAreaField
            name={`body-${row}`}
            label={t('proposals:settings.body')}
            defaultValue={templates[row]?.body}
            maxLength={10_000}
            rows={5}
          />
        </fieldset>
      ))}
      <Button>{t('proposals:settings.saveTemplates')}</Button>
    </Form>
  );
}

/** How a club gathers support for proposals, and what they may begin with. */
export default function StudioProposals() {
  const { slug, rules, templates, title } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page title={title} lead={t('proposals:settings.lead')}>
      <ClubParts slug={slug} />
      <DoneNotice words={{ saved: t('proposals:settings.saved') }} />
      <div className="space-y-8">
        <Card>
          <Form intent="rules" className="space-y-4">
            <div className="grid gap-4 sm:grid-cols-2">
              {numbers.map((name) => (
                <TextField
                  key={name}
                  name={name}
                  label={t(`proposals:settings.${name}`)}
                  inputMode="numeric"
                  defaultValue={String(rules[name])}
                  required
                />
              ))}
            </div>
            <p className="text-sm text-muted">{t('proposals:settings.keeps')}</p>
            <Button variant="primary">{t('proposals:settings.save')}</Button>
          </Form>
        </Card>
        <Section title={t('proposals:settings.templates')}>
          <Card>
            <Templates templates={templates} />
          </Card>
        </Section>
      </div>
    </Page>
  );
}
