import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { isActiveMember, mayModerate } from '~/modules/clubs/policy';
import { getClub } from '~/modules/clubs/get-club.server';
import { listMyRecords } from '~/modules/clubs/list-records.server';
import { loadClubAccess } from '~/modules/clubs/load-access.server';
import type { RecordView } from '~/modules/clubs/views';
import { findSimilarQuestions } from '~/modules/search/find-similar.server';
import { SimilarQuestions } from '~/modules/search/ui/similar-questions';
import { useSimilar } from '~/modules/search/ui/use-similar';
import { createThread } from '~/modules/threads/create-thread.server';
import { attachRecord } from '~/modules/questions/attach-record.server';
import { checkEmergency } from '~/modules/questions/check-emergency.server';
import { openQuestion } from '~/modules/questions/open-question.server';
import { readConsent } from '~/modules/questions/read-consent';
import { AttachRecord } from '~/modules/questions/ui/ask-parts';
import { EmergencyBanner } from '~/modules/questions/ui/emergency-banner';
import { useEmergency } from '~/modules/questions/ui/use-emergency';
import { getFirstDay } from '~/modules/threads/get-first-day.server';
import { listTags } from '~/modules/threads/list-tags.server';
import { threadPaths } from '~/modules/threads/paths';
import { mayStart } from '~/modules/threads/policy';
import { getDraft, saveDraft } from '~/modules/threads/save-draft.server';
import { createThreadInput } from '~/modules/threads/schema';
import { FirstDayNote } from '~/modules/threads/ui/writing-pace';
import { StartForm } from '~/modules/threads/ui/start-form';
import { system } from '~/platform/actor';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { requireMember } from '~/platform/require-member';
import { LinkButton } from '~/ui/button';
import { Notice } from '~/ui/notice';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';

export const loader = page(async ({ params, request, context }: LoaderFunctionArgs) => {
  requireMember(context.actor);
  const access = await loadClubAccess(context.actor, { slug: params.slug! });
  const place = `start:${access.club.id}`;
  const { pathname, searchParams } = new URL(request.url);
  const asks = pathname.endsWith('/ask');
  const [tags, draft, records, { club }, firstDay] = await Promise.all([
    listTags(params.slug!),
    getDraft(context.actor, place),
    asks ? listMyRecords(context.actor, params.slug!) : ([] as RecordView[]),
    getClub(context.actor, params.slug!),
    getFirstDay(context.actor, params.slug!),
  ]);
  const { title = '', body = '' } = draft?.content ?? {};
  const similar =
    asks && title.trim()
      ? await findSimilarQuestions(context.actor, { slug: params.slug!, title, body, limit: 5 })
      : null;
  return {
    similar: similar?.items ?? [],
    offered: searchParams.has('similar'),
    slug: params.slug!,
    tags,
    draft,
    place,
    mayStart: mayStart(access, 'talk'),
    mayAnnounce: mayModerate(access),
    isMember: isActiveMember(access),
    asks,
    records,
    firstDay,
    recordTypes: club.recordTypes,
    title: translatorFor(context.locale)(asks ? 'threads:start.askTitle' : 'threads:start.title'),
  };
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

/** Lines of the poll's choices; an empty question means no poll. */
function pollOf(values: Record<string, unknown>): unknown {
  const { pollQuestion, pollOptions, pollSeveral, pollCloses } = values;
  if (typeof pollQuestion !== 'string' || pollQuestion.trim() === '') return undefined;
  const options = String(pollOptions ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return {
    question: pollQuestion,
    options,
    kind: pollSeveral ? 'several' : 'single',
    closesInHours: pollCloses || undefined,
  };
}

export const action = (args: ActionFunctionArgs) =>
  formAction(async ({ params, context, values, idempotencyKey }) => {
    const input = parseInput(createThreadInput, { ...values, poll: pollOf(values) });
    // A consent that is not whole is refused before anything is written.
    const consent = input.kind === 'question' ? readConsent(values) : null;
    const { title, body, tags } = input;
    // What scripts show while typing is shown once to those without them. A poll or a record would be lost on the way.
    const slug = params.slug!;
    const offers = input.kind === 'question' && !values.similarOffered && !input.poll && !consent;
    // Nobody is held up by reading where minutes count.
    const urgent = offers && (await checkEmergency(context.actor, slug, { text: `${title}\n${body}` }));
    if (offers && !urgent) {
      const { items } = await findSimilarQuestions(context.actor, { slug, title, body, limit: 5 });
      const { club } = await loadClubAccess(context.actor, { slug });
      if (items.length > 0) {
        await saveDraft(context.actor, `start:${club.id}`, { title, body, tags });
        return redirect(`${threadPaths.ask(slug)}?similar=1#similar`);
      }
    }
    const thread = await createThread(context.actor, { ...input, slug: params.slug! }, { idempotencyKey });
    // Who asks sees at once who was asked; what comes by API is noticed by the job.
    if (input.kind === 'question') await openQuestion(system, { threadId: thread.id });
    if (consent) await attachRecord(context.actor, { ...consent, threadId: thread.id });
    return redirect(thread.url);
  })(args);

/** Both `/threads/new` and `/ask`: the second is the same form, begun as a question. */
export default function StartThread() {
  const data = useLoaderData<typeof loader>();
  const { t, locale } = useI18n();
  const { advice, look } = useEmergency(data.slug, locale, data.asks);
  const similar = useSimilar(data.slug, data.similar);
  const onWriting = (text: string) => {
    look(text);
    if (data.asks) similar.look(text);
  };
  return (
    <Page title={data.title} lead={data.asks ? t('threads:start.askLead') : undefined}>
      {data.mayStart && data.firstDay ? <FirstDayNote firstDay={data.firstDay} what="threads" /> : null}
      {data.mayStart ? (
        <StartForm
          {...data}
          onWriting={onWriting}
          // What to do now comes before anything that others asked.
          belowTitle={
            <>
              {advice ? (
                <EmergencyBanner advice={advice} live>
                  {t('questions:emergency.typing')}
                </EmergencyBanner>
              ) : null}
              {data.asks ? <SimilarQuestions items={similar.found} offered={data.offered} /> : null}
            </>
          }
          beforeSend={data.asks ? <AttachRecord records={data.records} types={data.recordTypes} /> : null}
        />
      ) : (
        <Notice
          action={
            data.isMember ? undefined : (
              <LinkButton variant="primary" to={`/clubs/${data.slug}`}>
                {t('threads:page.joinClub')}
              </LinkButton>
            )
          }
        >
          {t(data.isMember ? 'threads:page.closedClub' : 'threads:start.joinFirst')}
        </Notice>
      )}
    </Page>
  );
}
