/** Tells a club's experts and moderators that something on their desks has changed. */
export function deskStream(clubId: string): string {
  return `desk:${clubId}`;
}
