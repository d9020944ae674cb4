import type { Actor } from '~/platform/actor';
import { isPortalError } from '~/platform/errors';
import { getExpert, listExpertAnswers } from './get-expert.server';
import { listAnswersInput } from './schema';
import type { AnswerView, ExpertView } from './views';

export interface ExpertPage {
  expert: ExpertView;
  answers: { items: AnswerView[]; next: string | null };
  order: 'latest' | 'helpful';
}

/** What the page of a person shows of an expert, as its address asks; null for everybody else. @throws unauthenticated, forbidden */
export async function readExpertPage(
  actor: Actor,
  slug: string,
  memberId: string,
  search: URLSearchParams,
): Promise<ExpertPage | null> {
  const parsed = listAnswersInput.safeParse({
    order: search.get('answers') ?? undefined,
    cursor: search.get('cursor') ?? undefined,
  });
  const input = parsed.success ? parsed.data : listAnswersInput.parse({});
  try {
    const expert = await getExpert(actor, slug, memberId);
    return { expert, answers: await listExpertAnswers(actor, slug, memberId, input), order: input.order };
  } catch (error) {
    if (isPortalError(error) && error.code === 'not_found') return null;
    throw error;
  }
}
