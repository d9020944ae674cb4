import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { getClub } from '~/modules/clubs/get-club.server';
import { studioPaths } from '~/modules/clubs/paths';
import { ClubParts } from '~/modules/clubs/ui/studio/club-parts';
import { changePeaceRules, getPeaceRules } from '~/modules/moderation/change-peace-rules.server';
import { changeTemplates, listTemplates } from '~/modules/moderation/reason-templates.server';
import { reasonsOf, wordsOf } from '~/modules/moderation/rules-form';
import { peaceRulesInput, templatesInput } from '~/modules/moderation/schema';
import type { PeaceRulesView, TemplateView } from '~/modules/moderation/views';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { Button } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { DoneNotice } from '~/ui/done-notice';
import { Form } from '~/ui/form';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { TextAreaField, TextField } from '~/ui/text-field';

const spareRows = 2;

export const loader = page(async ({ params, context }: LoaderFunctionArgs) => {
  const slug = params.slug!;
  const [{ club }, rules, templates] = await Promise.all([
    getClub(context.actor, slug),
    getPeaceRules(context.actor, slug),
    listTemplates(context.actor, slug),
  ]);
  return {
    ...{ rules, templates, slug },
    title: translatorFor(context.locale)('moderation:rules.title', { club: club.name }),
  };
});

export const clientLoader = loaderOfRoom('moderation');

export const action = formAction(async ({ params, context: { actor }, values }) => {
  const slug = params.slug!;
  if (values.intent === 'reasons') {
    const items = reasonsOf(values, Number(values.rows) || 0);
    await changeTemplates(actor, { ...parseInput(templatesInput, { items }), slug });
    return redirect(`${studioPaths.peace(slug)}?done=reasons`);
  }
  const { blockedWords, heldWords, intent: _intent, ...numbers } = values;
  const input = parseInput(peaceRulesInput, {
    ...numbers,
    blockedWords: wordsOf(blockedWords),
    heldWords: wordsOf(heldWords),
  });
  await changePeaceRules(actor, { ...input, slug });
  return redirect(`${studioPaths.peace(slug)}?done=saved`);
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

function Rules({ rules }: { rules: PeaceRulesView }) {
  const { t } = useI18n();
  const counts = [
    ['firstDayThreads', t('moderation:rules.threads')],
    ['firstDayReplies', t('moderation:rules.replies')],
    ['firstDayPictures', t('moderation:rules.pictures')],
    ['firstDayLinks', t('moderation:rules.links')],
  ] as const;
  return (
    <Form intent="rules" className="space-y-6">
      <TextField
        name="flagThreshold"
        label={t('moderation:rules.threshold')}
        hint={t('moderation:rules.thresholdHint')}
        inputMode="decimal"
        defaultValue={String(rules.flagThreshold)}
        required
        className="max-w-md"
      />
      <fieldset>
        <legend className="mb-2 font-semibold">{t('moderation:rules.firstDay')}</legend>
        <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
          {counts.map(([name, label]) => (
            <TextField
              key={name}
              name={name}
              label={label}
              inputMode="numeric"
              defaultValue={String(rules[name])}
              required
            />
          ))}
        </div>
      </fieldset>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextAreaField
          name="blockedWords"
          label={t('moderation:rules.blocked')}
          hint={t('moderation:rules.blockedHint')}
          defaultValue={rules.blockedWords.join('\n')}
          rows={6}
        />
        <TextAreaField
          name="heldWords"
          label={t('moderation:rules.held')}
          hint={t('moderation:rules.heldHint')}
          defaultValue={rules.heldWords.join('\n')}
          rows={6}
        />
      </div>
      <Button variant="primary">{t('moderation:rules.save')}</Button>
    </Form>
  );
}

function Reasons({ templates }: { templates: readonly TemplateView[] }) {
  const { t } = useI18n();
  const rows = templates.length + spareRows;
  return (
    <Form intent="reasons" className="space-y-5">
      <p className="text-muted">{t('moderation:rules.reasonsHint')}</p>
      <input type="hidden" name="rows" value={rows} />
      {Array.from({ length: rows }, (_, row) => (
        <fieldset key={row} className="rounded-md border border-line p-4">
          <legend className="px-1 font-semibold">{t('moderation:rules.reason', { number: row + 1 })}</legend>
          <input type="hidden" name={`key-${row}`} value={templates[row]?.key ?? ''} />
          <div className="grid gap-3 sm:grid-cols-3">
            {(['th', 'vi', 'en'] as const).map((language) => (
              <TextAreaField
                key={language}
                name={`${language}-${row}`}
                label={t(`moderation:rules.${language}`)}
                defaultValue={templates[row]?.text[language]}
                lang={language}
                maxLength={500}
                rows={3}
              />
            ))}
          </div>
        </fieldset>
      ))}
      <Button>{t('moderation:rules.saveReasons')}</Button>
    </Form>
  );
}

/** What a club asks of newcomers and of words, when flags hide, and the reasons that its moderators send. */
export default function StudioPeace() {
  const { rules, templates, slug, title } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page title={title} lead={t('moderation:rules.lead')}>
      <ClubParts slug={slug} />
      <DoneNotice words={{ saved: t('moderation:rules.saved'), reasons: t('moderation:rules.saved') }} />
      <div className="space-y-8">
        <Card>
          <Rules rules={rules} />
        </Card>
        <Section title={t('moderation:rules.reasons')}>
          <Card>
            <Reasons templates={templates} />
          </Card>
        </Section>
      </div>
    </Page>
  );
}
