/** URLs of what looks after answers. Slugs are plain ASCII and ids are UUIDs, so nothing needs escaping. */
export const expertPaths = {
  /** What an expert may do with one answer. */
  answer: (slug: string, threadId: string, number: number) =>
    `/clubs/${slug}/threads/${threadId}/posts/${number}/answer`,
  reviews: (slug: string) => `/clubs/${slug}/guides/reviews`,
};
