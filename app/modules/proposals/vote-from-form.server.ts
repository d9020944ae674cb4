import type { Actor } from '~/platform/actor';
import { parseInput } from '~/platform/input';
import { nestValues } from '~/platform/nested-values';
import { voteInDesign } from './design-questions.server';
import { ballotInput } from './schema';

/**
 * What the forms of `DesignQuestion` send, for the action of any page that shows it: answers the word for `?done=`, or undefined when
 * the intent is none of theirs. @throws as voteInDesign
 */
export async function voteFromForm(
  actor: Actor,
  intent: string,
  values: Record<string, unknown>,
): Promise<'voted' | 'voteBack' | undefined> {
  const [, back, questionId = ''] = /^vote-(back-)?(.+)$/.exec(intent) ?? [];
  if (questionId === '') return undefined;
  if (back) {
    await voteInDesign(actor, { questionId });
    return 'voteBack';
  }
  const { choices, scores } = nestValues(values) as { choices?: unknown; scores?: Record<string, unknown> };
  const chosen = choices === undefined || choices === '' ? [] : [choices].flat();
  const given = Object.entries(scores ?? {}).filter(([, value]) => value !== '');
  const input = parseInput(ballotInput, { choices: chosen, scores: Object.fromEntries(given) });
  await voteInDesign(actor, { ...input, questionId });
  return 'voted';
}
