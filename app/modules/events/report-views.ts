import { z } from 'zod';
import { goalsInput, outcomeInput } from './schema';

const count = z.int();

export const surveyAnswerShape = z.object({ score: count, comment: z.string(), at: z.string() });
export type SurveyAnswer = z.output<typeof surveyAnswerShape>;

/** What became of one event. Shares are between 0 and 1; null where there is nothing to divide. */
export const figuresShape = z.looseObject({
  id: z.string(),
  title: z.string(),
  startsAt: z.string(),
  timeZone: z.string(),
  planned: count.nullable(),
  registered: count,
  attended: count,
  walkIns: count,
  noShowShare: z.number().nullable(),
  asked: count,
  answered: count,
  satisfaction: z.number().nullable(),
  surveys: count,
  points: count,
});

export const reportShape = z.object({
  figures: figuresShape,
  goals: goalsInput,
  outcome: outcomeInput,
  compared: z.array(figuresShape),
  /** Who came when, in steps that are as many as can be looked over. */
  arrivals: z.array(z.object({ from: z.string(), count })),
});
