import { z } from 'zod';

/** The form of a decision, as a browser sends it; what is empty was not given. */
const decideForm = z
  .object({
    reviewId: z.string(),
    next: z.string().optional(),
    days: z.union([z.literal('forever'), z.coerce.number()]).optional(),
  })
  .loose()
  .transform(({ reviewId, next, days, ...rest }) => {
    const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== ''));
    const { act } = rest as { act?: unknown };
    const timed = act === 'suspend' || act === 'shorten';
    const end = !timed ? {} : days === 'forever' ? { withoutEnd: true } : { days };
    return { reviewId, next: next || null, decision: { ...given, ...end } };
  });

/** What a browser sent, as the command takes it; `parseInput` with `decideInput` says what is wrong with it. */
export function readDecision(values: Record<string, unknown>) {
  return decideForm.parse(values);
}
