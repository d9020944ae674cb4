/** Where a form of guides keeps what is being written: of a guide, or of a club's next one. */
export function draftPlaceOf(id: string): string {
  return `guide:${id}`;
}

/** URLs of guides. Slugs are plain ASCII and ids are UUIDs, so nothing needs escaping. */
export const guidePaths = {
  list: (slug: string) => `/clubs/${slug}/guides`,
  guide: (slug: string, id: string) => `/clubs/${slug}/guides/${id}`,
  write: (slug: string) => `/clubs/${slug}/guides/new`,
  edit: (slug: string, id: string) => `/clubs/${slug}/guides/${id}/edit`,
  history: (slug: string, id: string) => `/clubs/${slug}/guides/${id}/history`,
};
