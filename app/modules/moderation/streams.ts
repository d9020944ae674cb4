/** Tells a club's moderators of what waits for them. */
export function moderationStream(clubId: string): string {
  return `moderation:${clubId}`;
}

/** Only says which moderators are looking at a review. */
export function reviewStream(reviewId: string): string {
  return `review:${reviewId}`;
}
