/** URLs of clubs. Slugs are plain ASCII and ids are UUIDs, so nothing needs escaping. */
export const clubPaths = {
  directory: () => '/clubs',
  club: (slug: string) => `/clubs/${slug}`,
  join: (slug: string) => `/clubs/${slug}/join`,
  people: (slug: string) => `/clubs/${slug}/people`,
  events: (slug: string) => `/clubs/${slug}/events`,
  offers: (slug: string) => `/clubs/${slug}/offers`,
  guides: (slug: string) => `/clubs/${slug}/guides`,
  proposals: (slug: string) => `/clubs/${slug}/proposals`,
  person: (slug: string, memberId: string) => `/clubs/${slug}/people/${memberId}`,
  membership: (slug: string) => `/clubs/${slug}/membership`,
  /** One's own standing: suspension, appeal, what moderators decided. */
  standing: (slug: string) => `/clubs/${slug}/standing`,
  newRecord: (slug: string, typeKey: string) => `/clubs/${slug}/records/new/${typeKey}`,
  record: (slug: string, recordId: string) => `/clubs/${slug}/records/${recordId}`,
  invitations: (slug: string) => `/clubs/${slug}/invitations`,
  invitation: (code: string) => `/invite/${code}`,
  moderation: () => '/moderation',
};

export const studioPaths = {
  home: () => '/studio',
  newClub: () => '/studio/clubs/new',
  club: (slug: string) => `/studio/clubs/${slug}`,
  tags: (slug: string) => `/studio/clubs/${slug}/tags`,
  questions: (slug: string) => `/studio/clubs/${slug}/questions`,
  offers: (slug: string) => `/studio/clubs/${slug}/offers`,
  peace: (slug: string) => `/studio/clubs/${slug}/peace`,
  experts: (slug: string) => `/studio/clubs/${slug}/experts`,
  proposals: (slug: string) => `/studio/clubs/${slug}/proposals`,
  records: (slug: string) => `/studio/clubs/${slug}/records`,
  desk: (slug: string) => `/studio/clubs/${slug}/desk`,
  emergency: (slug: string) => `/studio/clubs/${slug}/emergency`,
  /** `new` for one that is not there yet. */
  recordType: (slug: string, key: string) => `/studio/clubs/${slug}/records/${key}`,
  roles: () => '/studio/roles',
  organisations: () => '/studio/organisations',
  members: () => '/studio/members',
  member: (memberId: string) => `/studio/members/${memberId}`,
  audit: () => '/studio/audit',
};
