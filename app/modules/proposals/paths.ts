/** URLs of proposals. Slugs are plain ASCII and ids are UUIDs, so nothing needs escaping. */
export const proposalPaths = {
  list: (slug: string) => `/clubs/${slug}/proposals`,
  write: (slug: string) => `/clubs/${slug}/proposals/new`,
  proposal: (slug: string, id: string) => `/clubs/${slug}/proposals/${id}`,
  edit: (slug: string, id: string) => `/clubs/${slug}/proposals/${id}/edit`,
  amend: (slug: string, id: string) => `/clubs/${slug}/proposals/${id}/amend`,
  /** Brings an amendment up to the newest text. */
  rebase: (slug: string, id: string, amendmentId: string) =>
    `/clubs/${slug}/proposals/${id}/amend?amendment=${amendmentId}`,
  history: (slug: string, id: string) => `/clubs/${slug}/proposals/${id}/history`,
  respond: (slug: string, id: string) => `/clubs/${slug}/proposals/${id}/respond`,
  ask: (slug: string, id: string) => `/clubs/${slug}/proposals/${id}/question`,
  merge: (slug: string, id: string) => `/clubs/${slug}/proposals/${id}/merge`,
};
