/** What an asker says of an answer some days later. Apart from the schemas, which no page of a thread loads. */
export const outcomes = ['yes', 'partly', 'no'] as const;
export type Outcome = (typeof outcomes)[number];
