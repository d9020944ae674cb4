import type { LoaderFunctionArgs } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { Search } from 'lucide-react';
import { studioPaths } from '~/modules/clubs/paths';
import { searchMembersInput } from '~/modules/clubs/schema';
import { type MemberForAdmin, searchMembers } from '~/modules/clubs/search-members.server';
import { page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { Avatar } from '~/ui/avatar';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { LoadMore } from '~/ui/load-more';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { Tag } from '~/ui/tag';
import { Input } from '~/ui/text-field';

export const loader = page(async ({ request, context }: LoaderFunctionArgs) => {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const parsed = searchMembersInput.safeParse(query);
  const input = parsed.success ? parsed.data : searchMembersInput.parse({});
  return {
    ...(await searchMembers(context.actor, input)),
    q: input.q,
    title: translatorFor(context.locale)('studio:members.title'),
  };
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

function MemberRow({ member }: { member: MemberForAdmin }) {
  const { t, format } = useI18n();
  return (
    <li className="relative flex items-start gap-3 px-4 py-3 hover:bg-sunken">
      <Avatar name={member.name} pictureId={member.pictureId} className="mt-0.5" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2">
          <Link
            to={studioPaths.member(member.id)}
            className="font-semibold text-ink no-underline after:absolute after:inset-0"
          >
            {member.name}
          </Link>
          {member.status === 'active' ? null : (
            <Tag tone="warning">{t(`studio:members.accountStatus.${member.status}`)}</Tag>
          )}
        </p>
        <p className="text-sm text-muted">
          {member.email ?? t('studio:members.noEmail')}
          {member.email && !member.emailConfirmed ? ` (${t('studio:members.unconfirmed')})` : null}
          {' · '}
          {t('studio:members.since', { date: format.date(member.createdAt) })}
        </p>
        <p className="text-sm text-muted">
          {member.clubs
            .filter(({ status }) => status !== 'left')
            .map(({ name }) => name)
            .join(', ') || t('studio:members.noClubs')}
        </p>
      </div>
    </li>
  );
}

export default function StudioMembers() {
  const { items, next, q } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page title={t('studio:members.title')} lead={t('studio:members.lead')}>
      <Form role="search" className="mb-4 flex gap-2">
        <Input
          type="search"
          name="q"
          key={q}
          defaultValue={q}
          aria-label={t('studio:members.search')}
          placeholder={t('studio:members.search')}
          maxLength={100}
          autoComplete="off"
        />
        <Button icon={<Search aria-hidden="true" className="size-5" />}>{t('studio:members.find')}</Button>
      </Form>
      {items.length > 0 ? (
        <Card flush>
          <ul className="divide-y divide-line">
            {items.map((member) => (
              <MemberRow key={member.id} member={member} />
            ))}
          </ul>
        </Card>
      ) : (
        <EmptyState title={t('studio:members.none')}>{t('studio:members.noneHint')}</EmptyState>
      )}
      <LoadMore next={next} />
    </Page>
  );
}
