import { useI18n } from '~/platform/i18n/i18n-context';
import { Tabs } from '~/ui/tabs';
import { studioPaths } from '../../paths';

/** The editors of one club. */
export function ClubParts({ slug }: { slug: string }) {
  const { t } = useI18n();
  return (
    <Tabs
      label={t('studio:club.parts')}
      className="mb-6"
      tabs={[
        { to: studioPaths.club(slug), end: true, label: t('studio:club.general') },
        { to: studioPaths.tags(slug), label: t('studio:club.topics') },
        { to: studioPaths.questions(slug), label: t('studio:club.questions') },
        { to: studioPaths.experts(slug), label: t('experts:settings.title') },
        { to: studioPaths.records(slug), label: t('studio:club.records') },
        { to: studioPaths.desk(slug), label: t('studio:desk.tab') },
        { to: studioPaths.emergency(slug), label: t('studio:emergency.tab') },
        { to: studioPaths.proposals(slug), label: t('studio:club.proposals') },
        { to: studioPaths.offers(slug), label: t('clubs:tabs.offers') },
        { to: studioPaths.peace(slug), label: t('studio:club.peace') },
      ]}
    />
  );
}
