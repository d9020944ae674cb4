import { Link } from '@remix-run/react';
import { Sprout } from 'lucide-react';
import { clubPaths } from '~/modules/clubs/paths';
import type { OriginView, PersonView } from '~/modules/proposals/views';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Avatar } from '~/ui/avatar';
import { Card, Section } from '~/ui/card';

function People({ title, people, slug }: { title: string; people: readonly PersonView[]; slug: string }) {
  if (people.length === 0) return null;
  return (
    <div>
      <dt className="text-sm font-semibold text-muted">{title}</dt>
      <dd>
        <ul className="flex flex-wrap gap-x-4">
          {people.map(({ id, name, pictureId }) => (
            <li key={id}>
              <Link to={clubPaths.person(slug, id)} className="inline-flex min-h-11 items-center gap-2">
                <Avatar name={name} pictureId={pictureId} size="sm" />
                {name}
              </Link>
            </li>
          ))}
        </ul>
      </dd>
    </div>
  );
}

/** The wish that an offer was made of: whose it was, who stood behind it, and why the brand said yes. */
export function OfferOrigin({ origin, slug }: { origin: OriginView; slug: string }) {
  const { t, format, locale } = useI18n();
  const { title, language, url, supportCount, authors, amenders, voterCount, acceptance } = origin;
  const lang = language && language !== locale ? language : undefined;
  return (
    <Section title={t('offers:origin.title')}>
      <Card>
        <p className="flex items-start gap-2">
          <Sprout aria-hidden="true" className="mt-1 size-5 shrink-0 text-positive" />
          <Link to={url} className="font-semibold" lang={lang}>
            {title}
          </Link>
        </p>
        <p className="mt-1 text-muted">
          {[
            t('offers:origin.supporters', { count: supportCount, number: format.number(supportCount) }),
            ...(voterCount > 0
              ? [t('offers:origin.voters', { count: voterCount, number: format.number(voterCount) })]
              : []),
          ].join(' · ')}
        </p>
        <dl className="mt-2 grid gap-2 sm:grid-cols-2">
          <People title={t('offers:origin.authors')} people={authors} slug={slug} />
          <People title={t('offers:origin.amenders')} people={amenders} slug={slug} />
        </dl>
        {acceptance ? (
          <details className="mt-1">
            <summary className="min-h-11 cursor-pointer py-2 font-semibold">{t('offers:origin.why')}</summary>
            <div
              className="written"
              // Rendered and sanitised when it was written (platform/text/markdown).
              dangerouslySetInnerHTML={{ __html: acceptance.html }}
            />
          </details>
        ) : null}
      </Card>
    </Section>
  );
}
