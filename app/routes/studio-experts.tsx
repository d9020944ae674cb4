import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { studioPaths } from '~/modules/clubs/paths';
import { ClubParts } from '~/modules/clubs/ui/studio/club-parts';
import { changeClubExperts, getClubExperts } from '~/modules/experts/club-experts.server';
import { outcomeDays as bounds } from '~/modules/experts/rules';
import { clubExpertsInput } from '~/modules/experts/schema';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { DoneNotice } from '~/ui/done-notice';
import { Form } from '~/ui/form';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { TextField } from '~/ui/text-field';

export const loader = page(async ({ params, context }: LoaderFunctionArgs) => ({
  ...(await getClubExperts(context.actor, params.slug!)),
  slug: params.slug!,
  title: translatorFor(context.locale)('experts:settings.title'),
}));

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export const action = formAction(async ({ params, context: { actor }, values }) => {
  const slug = params.slug!;
  await changeClubExperts(actor, { ...parseInput(clubExpertsInput, values), slug });
  return redirect(`${studioPaths.experts(slug)}?done=saved`);
});

export default function StudioExperts() {
  const { outcomeDays, slug, title } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page title={title}>
      <ClubParts slug={slug} />
      <DoneNotice words={{ saved: t('experts:settings.saved') }} />
      <Card>
        <Form className="space-y-4">
          <TextField
            name="outcomeDays"
            type="number"
            min={bounds.least}
            max={bounds.most}
            label={t('experts:settings.days')}
            hint={t('experts:settings.daysHint')}
            defaultValue={outcomeDays}
            required
            className="w-full sm:w-80"
          />
          <Button variant="primary">{t('ui:save')}</Button>
        </Form>
      </Card>
    </Page>
  );
}
