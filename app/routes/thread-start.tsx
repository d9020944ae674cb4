import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { isActiveMember, mayModerate } from '~/modules/clubs/policy';
import { loadClubAccess } from '~/modules/clubs/load-access.server';
import { createThread } from '~/modules/threads/create-thread.server';
import { listTags } from '~/modules/threads/list-tags.server';
import { mayStart } from '~/modules/threads/policy';
import { getDraft } from '~/modules/threads/save-draft.server';
import { createThreadInput } from '~/modules/threads/schema';
import { StartForm } from '~/modules/threads/ui/start-form';
import { formAction, page } from '~/platform/http/page.server';
import { useT } from '~/platform/i18n/i18n-context';
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
  const asks = new URL(request.url).pathname.endsWith('/ask');
  const [tags, draft] = await Promise.all([listTags(params.slug!), getDraft(context.actor, place)]);
  return {
    slug: params.slug!,
    tags,
    draft,
    place,
    mayStart: mayStart(access, 'talk'),
    mayAnnounce: mayModerate(access),
    isMember: isActiveMember(access),
    asks,
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
    const thread = await createThread(context.actor, { ...input, slug: params.slug! }, { idempotencyKey });
    return redirect(thread.url);
  })(args);

/** Both `/threads/new` and `/ask`: the second is the same form, begun as a question. */
export default function StartThread() {
  const data = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <Page title={data.title} lead={data.asks ? t('threads:start.askLead') : undefined}>
      {data.mayStart ? (
        <StartForm {...data} />
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
