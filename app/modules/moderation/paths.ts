/** URLs of keeping the peace. Slugs are plain ASCII and ids are UUIDs, so nothing needs escaping. */
export const moderationPaths = {
  queue: (slug?: string) => (slug ? `/moderation?club=${slug}` : '/moderation'),
  review: (reviewId: string, slug?: string) => `/moderation?${slug ? `club=${slug}&` : ''}review=${reviewId}`,
  suspended: (slug: string) => `/moderation?club=${slug}&view=suspended`,
  pending: (slug: string) => `/moderation?club=${slug}&view=pending`,
  /** One's own standing in a club: suspension, appeal, what was decided. */
  standing: (slug: string) => `/clubs/${slug}/standing`,
  /** The studio's page of a club's rules of peace. */
  rules: (slug: string) => `/studio/clubs/${slug}/peace`,
  flags: () => '/flags',
};
