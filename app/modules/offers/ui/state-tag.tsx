import { useT } from '~/platform/i18n/i18n-context';
import { Tag, type Tone } from '~/ui/tag';
import type { OfferState } from '../rules';

const tones: Record<OfferState, Tone> = {
  costing: 'neutral',
  open: 'accent',
  funded: 'positive',
  unfunded: 'neutral',
  in_production: 'positive',
  fulfilled: 'positive',
  withdrawn: 'warning',
};

export function StateTag({ state }: { state: OfferState }) {
  const t = useT();
  return <Tag tone={tones[state]}>{t(`offers:states.${state}`)}</Tag>;
}
