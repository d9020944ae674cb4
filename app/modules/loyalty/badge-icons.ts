/** The pictures that a badge can have. */
export const badgeIcons = [
  'answer',
  'talk',
  'clubs',
  'purchase',
  'friends',
  'streak',
  'year',
  'heart',
  'star',
  'trophy',
  'paw',
  'home',
  'coffee',
] as const;
export type BadgeIcon = (typeof badgeIcons)[number];
