import { Link } from '@remix-run/react';
import { Lightbulb } from 'lucide-react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Card, Section } from '~/ui/card';
import { proposalPaths } from '../paths';
import type { ProposalItem } from '../views';

export type HomeProposal = Pick<
  ProposalItem,
  'id' | 'title' | 'language' | 'url' | 'state' | 'supportCount' | 'threshold'
>;

/** What members wish for just now, on their club's home. Says so in the club's words, which are there already. */
export function HomeProposals({ slug, proposals }: { slug: string; proposals: readonly HomeProposal[] }) {
  const { t, format, locale } = useI18n();
  if (proposals.length === 0) return null;
  return (
    <Section
      title={t('clubs:home.proposals')}
      action={<Link to={proposalPaths.list(slug)}>{t('clubs:home.allProposals')}</Link>}
    >
      <Card flush>
        <ul className="divide-y divide-line">
          {proposals.map(({ id, title, language, url, state, supportCount, threshold }) => (
            <li key={id} className="flex gap-3 px-4 py-3">
              <Lightbulb aria-hidden="true" className="mt-1 size-5 shrink-0 text-muted" />
              <div className="min-w-0">
                <Link
                  to={url}
                  className="font-semibold"
                  lang={language && language !== locale ? language : undefined}
                >
                  {title}
                </Link>
                <p className="text-sm text-muted">
                  {t('clubs:home.supporters', {
                    have: format.number(supportCount),
                    threshold: format.number(threshold),
                  })}
                  {state === 'evaluating' ? ` · ${t('clubs:home.evaluating')}` : null}
                </p>
              </div>
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  );
}
