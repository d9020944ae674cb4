import { defineFact } from '~/platform/jobs/facts';

/** A question has its first answer, and how long it took in working time is known. */
export const firstAnswerGiven = defineFact<{ threadId: string; memberId: string }>(
  'questions.first-answer-given',
);
