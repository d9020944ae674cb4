import type { QuestionView } from './views';

/** On `thread:<id>`: the question as it is now. */
export interface QuestionChanged {
  question: QuestionView;
}

/** On `desk:<club id>`: something about this question is different; what, the desk asks. */
export interface DeskChanged {
  threadId: string;
  emergency: boolean;
}

/** Pure: a question on a screen after an update of its thread's stream. */
export function applyQuestionUpdate(
  question: QuestionView | null,
  update: { type: string; data: unknown },
): QuestionView | null {
  return update.type === 'question.changed' ? (update.data as QuestionChanged).question : question;
}
