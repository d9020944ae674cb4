import { eventActs } from './event-acts.server';
import { clubActs } from './club-acts.server';
import { offerActs } from './offer-acts.server';
import { peopleActs } from './people-acts.server';
import { pointActs } from './point-acts.server';
import { questionActs } from './question-acts.server';
import { expertActs } from './expert-acts.server';
import { proposalActs } from './proposal-acts.server';
import { lastActs } from './reading-acts.server';
import type { Act, Stage } from './stage.server';
import { threadActs } from './thread-acts.server';

export { createDemoPictures } from './pictures.server';
export { runActs } from './run-acts.server';
export { sharePassword } from './people-acts.server';

export { drawings } from '../../../../../prisma/demo/drawings/index.ts';

/** All of the demo, the oldest act first. */
export function actsOfDemo(stage: Stage): Act[] {
  const acts = [
    ...peopleActs(stage),
    ...clubActs(stage),
    ...threadActs(stage),
    ...questionActs(stage),
    ...expertActs(stage),
    ...proposalActs(stage),
    ...pointActs(stage),
    ...eventActs(stage),
    ...offerActs(stage),
  ];
  return [...acts, ...lastActs(stage)].toSorted((a, b) => b.minutesAgo - a.minutesAgo);
}
