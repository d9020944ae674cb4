/** What stands beside the names of people of a club, for modules above. */
export { badgesOf } from './internal/badges.server';
