import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { clubPaths } from '~/modules/clubs/paths';
import { listMyFlags } from '~/modules/moderation/list-my-flags.server';
import { moderationPaths } from '~/modules/moderation/paths';
import { retractFlag, retractPersonFlag } from '~/modules/moderation/retract-flag.server';
import { pageInput } from '~/modules/moderation/schema';
import type { MyFlagView } from '~/modules/moderation/views';
import { threadPaths } from '~/modules/threads/paths';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { translatorFor } from '~/platform/i18n/translators.server';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { DoneNotice } from '~/ui/done-notice';
import { EmptyState } from '~/ui/empty-state';
import { Form } from '~/ui/form';
import { LoadMore } from '~/ui/load-more';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { Tag } from '~/ui/tag';
import { Time } from '~/ui/time';

export const loader = page(async ({ request, context }: LoaderFunctionArgs) => {
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined;
  const list = await listMyFlags(context.actor, pageInput.parse({ cursor: cursor?.slice(0, 400) }));
  return { ...list, title: translatorFor(context.locale)('moderation:flags.title') };
});

export const clientLoader = loaderOfRoom('moderation');

export const action = formAction(async ({ context: { actor }, values }) => {
  if (values.postId) await retractFlag(actor, { postId: String(values.postId) });
  else await retractPersonFlag(actor, { slug: String(values.slug), personId: String(values.personId) });
  return redirect(`${moderationPaths.flags()}?done=retracted`);
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

function Row({ flag }: { flag: MyFlagView }) {
  const { t } = useI18n();
  const { post, person, club, outcome } = flag;
  return (
    <li className="flex flex-wrap items-start gap-3 px-4 py-3">
      <div className="min-w-0 flex-1">
        <p className="font-semibold">
          {post ? (
            <Link to={threadPaths.post(club.slug, post.threadId, post.number)}>
              {t('moderation:standing.aboutPost', { number: post.number, title: post.threadTitle })}
            </Link>
          ) : person ? (
            <Link to={clubPaths.person(club.slug, person.id)}>
              {t('moderation:flags.person', { name: person.name })}
            </Link>
          ) : null}
        </p>
        <p className="text-sm text-muted">
          {t(`moderation:reasons.${flag.reason}`)} · {club.name} · <Time value={flag.at} />
        </p>
        {flag.note ? <p>{flag.note}</p> : null}
      </div>
      <Tag tone={outcome === 'upheld' ? 'positive' : 'neutral'}>
        {outcome ? t(`moderation:flags.outcomes.${outcome}`) : t('moderation:flags.open')}
      </Tag>
      {outcome ? null : (
        <Form intent={`retract-${flag.id}`} summary={false}>
          {post ? <input type="hidden" name="postId" value={post.id} /> : null}
          {person ? (
            <>
              <input type="hidden" name="slug" value={club.slug} />
              <input type="hidden" name="personId" value={person.id} />
            </>
          ) : null}
          <Button size="sm">{t('moderation:flags.retract')}</Button>
        </Form>
      )}
    </li>
  );
}

/** What one has reported, what became of it, and the way to take it back. */
export default function Flags() {
  const { items, next } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page title={t('moderation:flags.title')} lead={t('moderation:flags.lead')}>
      <DoneNotice words={{ retracted: t('moderation:flags.retracted') }} />
      {items.length === 0 ? (
        <EmptyState title={t('moderation:flags.empty')}>{t('moderation:flags.emptyHint')}</EmptyState>
      ) : (
        <Card flush>
          <ul className="divide-y divide-line">
            {items.map((flag) => (
              <Row key={flag.id} flag={flag} />
            ))}
          </ul>
        </Card>
      )}
      <LoadMore next={next} />
    </Page>
  );
}
