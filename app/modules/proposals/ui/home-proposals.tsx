import { Lightbulb } from 'lucide-react';
import { HomeList } from '~/modules/clubs/ui/home-list';
import { useI18n } from '~/platform/i18n/i18n-context';
import { proposalPaths } from '../paths';
import type { ProposalItem } from '../views';

export type HomeProposal = Pick<
  ProposalItem,
  'id' | 'title' | 'language' | 'url' | 'state' | 'supportCount' | 'threshold'
>;

/** What members wish for just now, on their club's home. Says so in the club's words, which are there already. */
export function HomeProposals({ slug, proposals }: { slug: string; proposals: readonly HomeProposal[] }) {
  const { t, format } = useI18n();
  return (
    <HomeList
      title={t('clubs:home.proposals')}
      all={{ to: proposalPaths.list(slug), label: t('clubs:home.allProposals') }}
      icon={Lightbulb}
      items={proposals.map(({ state, supportCount, threshold, ...proposal }) => ({
        ...proposal,
        line: (
          <>
            {t('clubs:home.supporters', {
              have: format.number(supportCount),
              threshold: format.number(threshold),
            })}
            {state === 'evaluating' ? ` · ${t('clubs:home.evaluating')}` : null}
          </>
        ),
      }))}
    />
  );
}
