/** URLs of questions. Slugs are plain ASCII and ids are UUIDs, so nothing needs escaping. */
export const deskPaths = {
  desk: () => '/desk',
  /** The desk with one question open beside the list. */
  question: (threadId: string) => `/desk?question=${threadId}`,
  statistics: () => '/desk/statistics',
  settings: () => '/desk/settings',
  replies: () => '/desk/replies',
  /** How a club's questions are routed; and its emergency words. */
  club: (slug: string) => `/studio/clubs/${slug}/desk`,
  emergency: (slug: string) => `/studio/clubs/${slug}/emergency`,
  thread: (slug: string, id: string) => `/clubs/${slug}/threads/${id}`,
};
