export const interestKinds = ['employer', 'clinic', 'sponsor', 'own_shop', 'other'] as const;

/** After how many days an asker is asked whether the accepted answer helped, where the club has chosen nothing. */
export const defaultOutcomeDays = 7;
export const outcomeDays = { least: 1, most: 90 } as const;

/** How many days before it ends an expert is warned that a credential does. */
export const warningDays = [30, 7] as const;

export const dayMs = 86_400_000;

export function daysAfter(moment: Date, days: number): Date {
  return new Date(moment.getTime() + days * dayMs);
}

/** The warnings that are due for a credential at a moment: the nearest only, so that nobody is told twice at once. */
export function warningDue(validUntil: Date, at: Date): number | undefined {
  if (validUntil <= at) return undefined;
  return warningDays.filter((days) => validUntil <= daysAfter(at, days)).at(-1);
}
