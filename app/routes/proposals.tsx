import type { LoaderFunctionArgs } from '@remix-run/node';
import { Form, Link, useLoaderData, useSearchParams } from '@remix-run/react';
import { Lightbulb, Search } from 'lucide-react';
import { useClub } from '~/modules/clubs/ui/use-club';
import { listProposals } from '~/modules/proposals/list-proposals.server';
import { proposalPaths } from '~/modules/proposals/paths';
import { listProposalsInput, proposalLists } from '~/modules/proposals/schema';
import { ProposalRow } from '~/modules/proposals/ui/proposal-row';
import { listTags } from '~/modules/threads/list-tags.server';
import { memberIdOf } from '~/platform/actor';
import { page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { translatorFor } from '~/platform/i18n/translators.server';
import { givenValues } from '~/platform/nested-values';
import { Button, LinkButton } from '~/ui/button';
import { Card } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { LoadMore } from '~/ui/load-more';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { Tag } from '~/ui/tag';
import { Input } from '~/ui/text-field';

export const loader = page(async ({ params, request, context }: LoaderFunctionArgs) => {
  const slug = params.slug!;
  const query = givenValues(Object.fromEntries(new URL(request.url).searchParams));
  const parsed = listProposalsInput.safeParse(query);
  const input = parsed.success ? parsed.data : listProposalsInput.parse({});
  const [found, tags] = await Promise.all([listProposals(context.actor, slug, input), listTags(slug)]);
  const { list, q = '', tag = null } = input;
  const member = memberIdOf(context.actor) !== undefined;
  const lists = proposalLists.filter((name) => name !== 'mine' || member);
  const title = translatorFor(context.locale)('proposals:title');
  return { ...found, lists: [...lists], tags, list, q, tag, title };
});

export const clientLoader = loaderOfRoom('proposals');

export const meta = pageMeta<typeof loader>(({ title }) => ({ title }));

export default function Proposals() {
  const { items, next, mayPropose, lists, tags, list, q, tag, title } = useLoaderData<typeof loader>();
  const { t, locale } = useI18n();
  const { club } = useClub();
  const [search] = useSearchParams();
  const words = new Map(tags.map(({ key, label }) => [key, label[locale]]));
  const to = (name: string, value: string | null) => {
    const params = new URLSearchParams(search);
    params.delete('cursor');
    if (value === null) params.delete(name);
    else params.set(name, value);
    return `?${params}`;
  };
  const filtered = q !== '' || tag !== null;
  const write = (
    <LinkButton
      to={proposalPaths.write(club.slug)}
      variant="primary"
      icon={<Lightbulb aria-hidden="true" className="size-5" />}
    >
      {t('proposals:write')}
    </LinkButton>
  );
  return (
    <Page
      title={title}
      lead={t('proposals:lead', { club: club.name })}
      actions={mayPropose ? write : undefined}
    >
      <div className="mb-4 space-y-3">
        <nav aria-label={t('proposals:lists.label')} className="flex flex-wrap gap-2">
          {lists.map((name) => (
            <Tag key={name} to={to('list', name)} tone={list === name ? 'accent' : 'neutral'}>
              {t(`proposals:lists.${name}`)}
            </Tag>
          ))}
        </nav>
        <Form role="search" className="flex gap-2">
          <input type="hidden" name="list" value={list} />
          <Input
            type="search"
            name="q"
            defaultValue={q}
            key={q}
            aria-label={t('proposals:search')}
            placeholder={t('proposals:search')}
            maxLength={100}
            autoComplete="off"
          />
          <Button icon={<Search aria-hidden="true" className="size-5" />}>{t('proposals:find')}</Button>
        </Form>
        {tags.length > 0 ? (
          <nav aria-label={t('proposals:topics')} className="flex flex-wrap gap-2">
            {tags.map(({ key, label }) => (
              <Tag
                key={key}
                to={to('tag', tag === key ? null : key)}
                tone={tag === key ? 'accent' : 'neutral'}
              >
                {label[locale]}
              </Tag>
            ))}
          </nav>
        ) : null}
        {list === 'hot' ? <p className="text-sm text-muted">{t('proposals:hotHint')}</p> : null}
      </div>
      {items.length > 0 ? (
        <Card flush>
          <ul className="divide-y divide-line">
            {items.map((proposal) => (
              <ProposalRow key={proposal.id} proposal={proposal} words={words} />
            ))}
          </ul>
        </Card>
      ) : (
        <EmptyState
          title={t(filtered ? 'proposals:noneFound' : 'proposals:none')}
          action={
            filtered ? (
              <Link to={proposalPaths.list(club.slug)}>{t('proposals:all')}</Link>
            ) : mayPropose ? (
              write
            ) : undefined
          }
        >
          {filtered ? null : t(list === 'mine' ? 'proposals:noneMine' : 'proposals:noneHint')}
        </EmptyState>
      )}
      <LoadMore next={next} />
    </Page>
  );
}
