import {
  CircleCheck,
  CircleX,
  Clock3,
  GitMerge,
  Hourglass,
  PencilLine,
  Scale,
  TimerOff,
  Undo2,
} from 'lucide-react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Tag, type Tone } from '~/ui/tag';
import type { ProposalState } from '../rules';

const looks: Record<ProposalState, { tone: Tone; Icon: typeof Clock3 }> = {
  drafting: { tone: 'neutral', Icon: PencilLine },
  gathering: { tone: 'accent', Icon: Hourglass },
  evaluating: { tone: 'warning', Icon: Scale },
  accepted: { tone: 'positive', Icon: CircleCheck },
  declined: { tone: 'danger', Icon: CircleX },
  later: { tone: 'neutral', Icon: Clock3 },
  withdrawn: { tone: 'neutral', Icon: Undo2 },
  expired: { tone: 'neutral', Icon: TimerOff },
  merged: { tone: 'neutral', Icon: GitMerge },
};

/** Where a proposal stands, in a word. */
export function StateTag({ state }: { state: ProposalState }) {
  const { t } = useI18n();
  const { tone, Icon } = looks[state];
  return (
    <Tag tone={tone} icon={<Icon aria-hidden="true" />}>
      {t(`proposals:states.${state}`)}
    </Tag>
  );
}
