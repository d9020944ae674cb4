import type { CommandContext } from '~/platform/command.server';
import { eventStream } from '../streams';
import type { EventUpdates } from '../updates';
import type { EventQuestionView } from '../views';
import { readQuestion } from './event-view.server';

/** Answers the question, and tells it; of one that is put aside nobody hears, or reads in what was told before, more than that it is. */
export async function tellQuestion(
  { tx, tell, blank }: Pick<CommandContext<unknown>, 'tx' | 'tell' | 'blank'>,
  eventId: string,
  questionId: string,
): Promise<EventQuestionView> {
  const question = await readQuestion(tx, questionId);
  const stream = eventStream(eventId);
  const { id, status } = question;
  const told = status === 'dismissed' ? { id, status } : question;
  if (status === 'dismissed')
    blank(stream, {
      path: ['question'],
      id,
      with: { status, body: '', answer: '', author: null, takenBy: null },
    });
  tell(stream, 'event.question', { question: told } satisfies EventUpdates['event.question']);
  return question;
}
