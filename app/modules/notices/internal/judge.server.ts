import type { Concern } from '~/platform/notices.server';
import { kindNamed } from '../kinds.server';

/** What a kind is asked about. */
export interface Judged {
  kind: string;
  memberId: string;
  actorId: string | null;
  data: object;
}

/**
 * Asks the kinds whether these still concern their members, each kind once. Answers in the order of the question, with what
 * the words need as it is now. What a former version told of is gone.
 */
export async function judge<Item extends Judged>(
  items: readonly Item[],
): Promise<{ item: Item; concern: Concern; data: object }[]> {
  const answers = new Map<Item, { concern: Concern; data: object }>();
  for (const [name, own] of Map.groupBy(items, ({ kind }) => kind)) {
    const kind = kindNamed(name);
    if (!kind) continue;
    const concerns = await kind.stillConcerns?.(own);
    own.forEach((item, index) => {
      const answer = concerns === undefined ? 'yes' : (concerns[index] ?? 'gone');
      answers.set(
        item,
        typeof answer === 'string'
          ? { concern: answer, data: item.data }
          : { concern: answer.concern, data: { ...item.data, ...answer.data } },
      );
    });
  }
  return items.map((item) => ({ item, ...(answers.get(item) ?? { concern: 'gone', data: item.data }) }));
}
