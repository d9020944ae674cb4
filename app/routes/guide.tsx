import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, type MetaFunction, useLoaderData } from '@remix-run/react';
import { PenLine } from 'lucide-react';
import { getGuide, listSuggestions } from '~/modules/guides/get-guide.server';
import { guidePaths } from '~/modules/guides/paths';
import { guideStateInput } from '~/modules/guides/schema';
import { changeAuthorship, setGuideReview, settleGuide } from '~/modules/guides/settle-guide.server';
import { decideSuggestion } from '~/modules/guides/suggest-edit.server';
import { Authors, GuideNotices, Settling, Sources, Suggestions } from '~/modules/guides/ui/guide-parts';
import { wordChanges } from '~/platform/text/word-changes.server';
import { listTags } from '~/modules/threads/list-tags.server';
import { now } from '~/platform/clock.server';
import { invalidField, PortalError } from '~/platform/errors';
import { formAction, page } from '~/platform/http/page.server';
import { endOfDay } from '~/platform/i18n/end-of-day';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { parseInput } from '~/platform/input';
import { LinkButton } from '~/ui/button';
import { DoneNotice } from '~/ui/done-notice';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { Tag } from '~/ui/tag';

export const loader = page(async ({ params, context }: LoaderFunctionArgs) => {
  const { slug = '', guideId = '' } = params;
  const { guide, rights } = await getGuide(context.actor, guideId, slug);
  const [suggestions, tags] = await Promise.all([listSuggestions(context.actor, guideId), listTags(slug)]);
  return {
    slug,
    guide,
    rights,
    suggestions: suggestions.map((one) => ({
      ...one,
      changes: wordChanges(guide.body, one.body, guide.language),
    })),
    tags: tags.filter(({ key }) => guide.tags.includes(key)),
    at: now().toISOString(),
  };
});

export const clientLoader = loaderOfRoom('guides');

const describe = pageMeta<typeof loader>(({ guide }) => ({
  title: guide.title,
  description: guide.excerpt,
  unlisted: guide.state !== 'published',
}));

/** Open Graph as on every page, and for machines that search what kind of text it is and whose. */
export const meta: MetaFunction<typeof loader> = (args) => {
  const guide = args.data?.guide;
  const head = describe(args as Parameters<typeof describe>[0]);
  if (guide?.state !== 'published') return head;
  const structured = {
    '@context': 'https://schema.org',
    '@type': 'Article',
    headline: guide.title,
    description: guide.excerpt,
    inLanguage: guide.language ?? undefined,
    datePublished: guide.publishedAt,
    dateModified: guide.updatedAt,
    author: guide.authors.map(({ name }) => ({ '@type': 'Person', name })),
  };
  return [...head, { property: 'og:type', content: 'article' }, { 'script:ld+json': structured }];
};

export const action = formAction(async ({ params, context, values }) => {
  const { slug = '', guideId = '' } = params;
  const { actor, timeZone } = context;
  const done = (word: string) => redirect(`${guidePaths.guide(slug, guideId)}?done=${word}`);
  const [intent = '', id] = String(values.intent).split(/-(.*)/s);
  switch (intent) {
    case 'published':
    case 'draft':
    case 'retired':
      await settleGuide(actor, { ...parseInput(guideStateInput, { ...values, state: intent }), guideId });
      return done(intent);
    case 'review': {
      const reviewBy = endOfDay(String(values.reviewBy ?? ''), timeZone);
      if (!reviewBy) throw invalidField('reviewBy', values.reviewBy ? 'invalid_date' : 'required');
      await setGuideReview(actor, { guideId, reviewBy });
      return done('review');
    }
    case 'reviewed':
      await setGuideReview(actor, { guideId, reviewBy: null });
      return done('reviewed');
    case 'join':
    case 'leave':
      await changeAuthorship(actor, { guideId, author: intent === 'join' });
      return done(intent === 'join' ? 'joined' : 'left');
    case 'accept':
    case 'decline': {
      const reason = String(values.reason ?? '').slice(0, 500);
      await decideSuggestion(actor, { suggestionId: id ?? '', accept: intent === 'accept', reason });
      return done(intent === 'accept' ? 'accepted' : 'declined');
    }
    default:
      throw new PortalError('malformed');
  }
});

export default function GuidePage() {
  const { slug, guide, rights, suggestions, tags, at } = useLoaderData<typeof loader>();
  const { t, locale } = useI18n();
  const lang = guide.language && guide.language !== locale ? guide.language : undefined;
  return (
    <Page
      title={<span lang={lang}>{guide.title}</span>}
      above={
        <div className="mb-2 flex flex-wrap items-center gap-1.5">
          <Link to={guidePaths.list(slug)}>{t('guides:title')}</Link>
          {tags.map(({ key, label }) => (
            <Tag key={key} to={`${guidePaths.list(slug)}?tag=${encodeURIComponent(key)}`}>
              {label[locale]}
            </Tag>
          ))}
        </div>
      }
      actions={
        rights.edit || rights.suggest ? (
          <LinkButton
            to={guidePaths.edit(slug, guide.id)}
            icon={<PenLine aria-hidden="true" className="size-5" />}
          >
            {t(rights.edit ? 'guides:edit' : 'guides:suggest')}
          </LinkButton>
        ) : undefined
      }
    >
      <DoneNotice
        words={Object.fromEntries(
          (
            [
              'published',
              'draft',
              'retired',
              'review',
              'reviewed',
              'joined',
              'left',
              'saved',
              'suggested',
              'accepted',
              'declined',
            ] as const
          ).map((word) => [word, t(`guides:done.${word}`)]),
        )}
      />
      <div className="space-y-8">
        <GuideNotices guide={guide} at={at} />
        <article>
          <Authors slug={slug} guide={guide} />
          <div
            className="written mt-4"
            lang={lang}
            // Rendered and sanitised when it was written (platform/text/markdown).
            dangerouslySetInnerHTML={{ __html: guide.html }}
          />
        </article>
        <p>
          <Link to={guidePaths.history(slug, guide.id)}>{t('guides:history')}</Link>
        </p>
        <Sources sources={guide.sources} />
        <Suggestions guide={guide} suggestions={suggestions} rights={rights} />
        <Settling guide={guide} rights={rights} />
      </div>
    </Page>
  );
}
