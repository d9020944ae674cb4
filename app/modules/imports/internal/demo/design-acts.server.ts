import { voteInDesign } from '~/modules/proposals/design-questions.server';
import { closeDesign } from '~/modules/proposals/run-clocks.server';
import type { AskInput, BallotFields } from '~/modules/proposals/schema';
import { type Actor, system } from '~/platform/actor';
import type { DemoDesign } from '../../../../../prisma/demo/proposals.ts';
import { type Act, actorOf, minutesPerDay, momentOf, type Stage } from './stage.server';

/** Points by option, or options with the best first, as the kind of question takes them. */
function ballotOf(kind: DemoDesign['kind'], numbers: readonly number[]): BallotFields {
  return kind === 'score' || kind === 'dots'
    ? { scores: Object.fromEntries(numbers.map((value, index) => [String(index + 1), value])) }
    : { choices: numbers.map(String) };
}

/**
 * A design question of something that is `daysAgo` old: asked, voted in, and closed if its time is over. `ask` puts it; `act` does
 * something so many days after that.
 */
export function designActs(
  stage: Stage,
  { kind, question, options, quorum = 0, hidden = false, after, days, votes, by }: DemoDesign,
  about: {
    daysAgo: number;
    act: (after: number, run: () => Promise<unknown>) => Act;
    ask: (actor: Actor, input: AskInput) => Promise<{ question: { id: string } }>;
  },
): Act[] {
  const { daysAgo, act, ask } = about;
  let questionId = '';
  const closesAt = momentOf(stage, (daysAgo - after - days) * minutesPerDay);
  return [
    act(after, async () => {
      const input = { kind, question, options, quorum, hidden, closesAt };
      questionId = (await ask(actorOf(stage, by), input)).question.id;
    }),
    ...votes.map(([who, numbers], index) =>
      act(after + 0.2 * (index + 1), () =>
        voteInDesign(actorOf(stage, who), { questionId, ...ballotOf(kind, numbers) }),
      ),
    ),
    ...(daysAgo > after + days ? [act(after + days + 0.01, () => closeDesign(system, { questionId }))] : []),
  ];
}
