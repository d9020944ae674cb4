/** URLs of threads. Slugs are plain ASCII and ids are UUIDs, so nothing needs escaping. */
export const threadPaths = {
  list: (slug: string) => `/clubs/${slug}/threads`,
  ask: (slug: string) => `/clubs/${slug}/ask`,
  start: (slug: string) => `/clubs/${slug}/threads/new`,
  thread: (slug: string, id: string) => `/clubs/${slug}/threads/${id}`,
  /** Opens the thread at one post. */
  post: (slug: string, id: string, number: number) =>
    `/clubs/${slug}/threads/${id}?at=${number}#post-${number}`,
  tools: (slug: string, id: string) => `/clubs/${slug}/threads/${id}/tools`,
  merge: (slug: string, id: string) => `/clubs/${slug}/threads/${id}/merge`,
  history: (slug: string, id: string, number: number) =>
    `/clubs/${slug}/threads/${id}/posts/${number}/history`,
  bookmarks: () => '/bookmarks',
};

/**
 * The page of what owns a thread (`proposal:<id>`, `offer:<id>`, `event:<id>`), opened at a post where a number is given: such a thread
 * has no page of its own.
 */
export function ownerPath(slug: string, owner: string, number?: number): string {
  const [kind = '', id = ''] = owner.split(':');
  const path = `/clubs/${slug}/${kind}s/${id}`;
  return number === undefined ? path : `${path}?at=${number}#post-${number}`;
}
