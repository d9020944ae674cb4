import type { SurpriseView } from '~/modules/loyalty/views';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Facts } from '~/ui/facts';

/** How much of a surprise there is for how many, and when it is or was drawn. */
export function SurpriseFacts({ surprise }: { surprise: SurpriseView }) {
  const { t, format } = useI18n();
  const { pointsEach, places, drawAt, drawnAt, participants, aim } = surprise;
  return (
    <Facts>
      {t('perks:surprises.each', {
        points: t('points:points', { count: pointsEach }),
        people: t('perks:surprises.people', { count: places }),
      })}
      {aim.segment ? t('perks:surprises.for', { segment: t(`perks:segments.${aim.segment}`) }) : null}
      {drawnAt
        ? t('perks:surprises.drawnAt', { date: format.date(drawnAt) })
        : t('perks:surprises.drawAt', { date: format.date(drawAt) })}
      {participants === null ? null : t('perks:surprises.took', { count: participants })}
    </Facts>
  );
}
