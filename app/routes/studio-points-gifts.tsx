import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { loyaltyPaths } from '~/modules/loyalty/paths';
import { readDay } from '~/modules/loyalty/read-rule-form';
import { readRuleChoices } from '~/modules/loyalty/read-rule-choices.server';
import { changeReferralTerms, getReferralTerms } from '~/modules/loyalty/referral-terms.server';
import { referralTermsInput, surpriseInput } from '~/modules/loyalty/schema';
import { announceSurprise, drawSurprise, listSurprises } from '~/modules/loyalty/surprise.server';
import { SurpriseForm, SurpriseRow, TermsForm } from '~/modules/loyalty/ui/gift-forms';
import { PointsParts } from '~/modules/loyalty/ui/studio/points-parts';
import { PortalError } from '~/platform/errors';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { givenValues } from '~/platform/nested-values';
import { Card, Section } from '~/ui/card';
import { DoneNotice } from '~/ui/done-notice';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';

export const loader = page(async ({ context: { actor, locale } }: LoaderFunctionArgs) => {
  const [terms, surprises, choices] = await Promise.all([
    getReferralTerms(actor),
    listSurprises(actor),
    readRuleChoices(actor),
  ]);
  return {
    terms,
    surprises,
    clubs: choices.clubs.map(({ id, name }) => ({ value: id, label: name })),
    funders: choices.funders.map(({ id, name }) => ({ value: id, label: name })),
    tiers: choices.tiers.map(({ key, name }) => ({ value: key, label: name[locale] })),
    title: translatorFor(locale)('perks:gifts.title'),
  };
});

export const clientLoader = loaderOfRoom('points', 'perks');

export const action = (args: ActionFunctionArgs) =>
  formAction(async ({ context: { actor, timeZone }, values, idempotencyKey }) => {
    const done = (word: string) => redirect(`${loyaltyPaths.studio.gifts()}?done=${word}`);
    const given = givenValues(values);
    const [intent, id] = String(values.intent).split(':');
    switch (intent) {
      case 'terms':
        await changeReferralTerms(
          actor,
          parseInput(referralTermsInput, { ...given, active: values.active === 'on' }),
        );
        return done('saved');
      case 'announce': {
        const { th, vi, en, clubId, tier, segment, drawOn, ...rest } = given;
        const aim = { clubId: clubId ?? null, tier: tier ?? null, segment: segment ?? null };
        const drawAt = readDay(drawOn, 'drawOn', timeZone, 'begin');
        const input = { ...rest, name: { th, vi, en }, aim, drawAt };
        await announceSurprise(actor, parseInput(surpriseInput, input), { idempotencyKey });
        return done('announced');
      }
      case 'draw':
        await drawSurprise(actor, { surpriseId: id! }, { idempotencyKey });
        return done('drawn');
      default:
        throw new PortalError('malformed');
    }
  })(args);

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export default function StudioPointsGifts() {
  const { terms, surprises, clubs, tiers, funders } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page title={t('perks:gifts.title')} lead={t('perks:gifts.lead')}>
      <PointsParts />
      <DoneNotice
        words={{
          saved: t('perks:gifts.saved'),
          announced: t('perks:gifts.announced'),
          drawn: t('perks:gifts.drawn'),
        }}
      />
      <Section title={t('perks:gifts.terms')} className="mb-8">
        <Card>
          <TermsForm terms={terms} />
        </Card>
      </Section>
      <Section title={t('perks:gifts.announce')} className="mb-8">
        <Card>
          <SurpriseForm clubs={clubs} tiers={tiers} funders={funders} />
        </Card>
      </Section>
      {surprises.length > 0 ? (
        <Section title={t('perks:gifts.list')}>
          <Card flush>
            <ul className="divide-y divide-line">
              {surprises.map((surprise) => (
                <SurpriseRow key={surprise.id} surprise={surprise} />
              ))}
            </ul>
          </Card>
        </Section>
      ) : null}
    </Page>
  );
}
