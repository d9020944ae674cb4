import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { getCuration, readSuccessor } from '~/modules/experts/get-curation.server';
import { markReview } from '~/modules/experts/mark-review.server';
import { expertPaths } from '~/modules/experts/paths';
import { supersedeAnswer } from '~/modules/experts/supersede-answer.server';
import { draftFromAnswer } from '~/modules/guides/draft-from-answer.server';
import { guidePaths } from '~/modules/guides/paths';
import { threadPaths } from '~/modules/threads/paths';
import { PostArticle } from '~/modules/threads/ui/post-article';
import { invalidField, PortalError } from '~/platform/errors';
import { formAction, page } from '~/platform/http/page.server';
import { endOfDay } from '~/platform/i18n/end-of-day';
import { useI18n } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { Button } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { DoneNotice } from '~/ui/done-notice';
import { Form } from '~/ui/form';
import { Notice } from '~/ui/notice';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { TextField } from '~/ui/text-field';

const numberOf = (text: string | undefined) => Number(text);

export const loader = page(async ({ params, context }: LoaderFunctionArgs) => {
  const { slug = '', id = '' } = params;
  const data = await getCuration(context.actor, slug, id, numberOf(params.number));
  const title = translatorFor(context.locale)('experts:curate.title', { number: data.post.number });
  return { ...data, slug, heading: title };
});

export const meta = pageMeta<typeof loader>(({ heading }) => ({ title: heading, unlisted: true }));

export const action = formAction(async ({ params, context, values, idempotencyKey }) => {
  const { slug = '', id = '' } = params;
  const { actor, timeZone } = context;
  const { post } = await getCuration(actor, slug, id, numberOf(params.number));
  const postId = post.id;
  const done = (word: string) => redirect(`${expertPaths.answer(slug, id, post.number)}?done=${word}`);
  switch (values.intent) {
    case 'guide': {
      const { guideId } = await draftFromAnswer(actor, { slug, postId }, { idempotencyKey });
      return redirect(guidePaths.edit(slug, guideId));
    }
    case 'review': {
      const reviewBy = endOfDay(String(values.reviewBy ?? ''), timeZone);
      if (!reviewBy) throw invalidField('reviewBy', values.reviewBy ? 'invalid_date' : 'required');
      await markReview(actor, { postId, reviewBy, note: String(values.note ?? '').slice(0, 300) });
      return done('review');
    }
    case 'reviewed':
      await markReview(actor, { postId, reviewBy: null });
      return done('reviewed');
    case 'supersede': {
      const by = await readSuccessor(slug, String(values.by ?? ''));
      if (!by) throw invalidField('by', values.by ? 'not_found' : 'required');
      await supersedeAnswer(actor, { postId, by });
      return done('superseded');
    }
    case 'restore':
      await supersedeAnswer(actor, { postId, by: null });
      return done('restored');
    default:
      throw new PortalError('malformed');
  }
});

function Review({ review }: { review: { reviewBy: string; note: string } | null }) {
  const { t, format } = useI18n();
  return (
    <Section title={t('experts:curate.reviewTitle')}>
      <Card>
        <p className="mb-3 text-muted">{t('experts:curate.reviewLead')}</p>
        {review ? (
          <Notice
            className="mb-4"
            action={
              <Form intent="reviewed" summary={false}>
                <Button size="sm">{t('experts:curate.reviewDone')}</Button>
              </Form>
            }
          >
            {t('experts:curate.reviewIs', { date: format.date(review.reviewBy) })}
            {review.note ? <span className="block text-sm">{review.note}</span> : null}
          </Notice>
        ) : null}
        <Form intent="review" className="grid gap-4 sm:grid-cols-2">
          <TextField
            name="reviewBy"
            type="date"
            label={t('experts:curate.reviewBy')}
            defaultValue={review?.reviewBy.slice(0, 10)}
            required
          />
          <TextField
            name="note"
            label={t('experts:curate.reviewNote')}
            defaultValue={review?.note}
            maxLength={300}
          />
          <div>
            <Button>{t('experts:curate.setReview')}</Button>
          </div>
        </Form>
      </Card>
    </Section>
  );
}

function Supersede({ superseded }: { superseded: boolean }) {
  const { t } = useI18n();
  return (
    <Section title={t('experts:curate.supersedeTitle')}>
      <Card>
        <p className="mb-3 text-muted">{t('experts:curate.supersedeLead')}</p>
        <Form intent="supersede" className="space-y-4">
          <TextField
            name="by"
            label={t('experts:curate.successor')}
            hint={t('experts:curate.successorHint')}
            inputMode="url"
            autoComplete="off"
            required
          />
          <Button>{t('experts:curate.supersede')}</Button>
        </Form>
        {superseded ? (
          <Form intent="restore" summary={false} className="mt-3">
            <Button variant="quiet">{t('experts:curate.unsupersede')}</Button>
          </Form>
        ) : null}
      </Card>
    </Section>
  );
}

/** What experts and moderators do with an answer: a guide of it, a date to look at it again, what holds instead. */
export default function AnswerPage() {
  const { post, threadId, title, review, slug, heading } = useLoaderData<typeof loader>();
  const { t, locale } = useI18n();
  return (
    <Page title={heading} above={<Link to={threadPaths.post(slug, threadId, post.number)}>{title}</Link>}>
      <DoneNotice
        words={{
          review: t('experts:curate.done.review'),
          reviewed: t('experts:curate.done.reviewed'),
          superseded: t('experts:curate.done.superseded'),
          restored: t('experts:curate.done.restored'),
        }}
      />
      <div className="space-y-8">
        <PostArticle post={post} slug={slug} locale={locale} accepted={post.answer?.state === 'accepted'} />
        <Section title={t('experts:curate.guideTitle')}>
          <Card>
            <Form intent="guide">
              <p className="mb-3 text-muted">{t('experts:curate.guideLead')}</p>
              <Button variant="primary">{t('experts:curate.makeGuide')}</Button>
            </Form>
          </Card>
        </Section>
        <Review review={review} />
        <Supersede superseded={post.answer?.state === 'superseded'} />
        <p>
          <Link to={threadPaths.post(slug, threadId, post.number)}>{t('experts:curate.back')}</Link>
        </p>
      </div>
    </Page>
  );
}
