export const clubs = {} as const;
