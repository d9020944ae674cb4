/** URLs of events. Slugs are plain ASCII and ids are UUIDs, so nothing needs escaping. */
export const eventPaths = {
  list: (slug: string) => `/clubs/${slug}/events`,
  feed: (slug: string) => `/clubs/${slug}/events.ics`,
  plan: (slug: string) => `/clubs/${slug}/events/new`,
  event: (slug: string, id: string) => `/clubs/${slug}/events/${id}`,
  file: (slug: string, id: string) => `/clubs/${slug}/events/${id}/event.ics`,
  edit: (slug: string, id: string) => `/clubs/${slug}/events/${id}/edit`,
  /** On to where it takes place. */
  room: (slug: string, id: string) => `/clubs/${slug}/events/${id}/room`,
  ticket: (slug: string, id: string) => `/clubs/${slug}/events/${id}/ticket`,
  door: (slug: string, id: string) => `/clubs/${slug}/events/${id}/door`,
  dates: (slug: string, id: string) => `/clubs/${slug}/events/${id}/dates`,
  people: (slug: string, id: string) => `/clubs/${slug}/events/${id}/people`,
  export: (slug: string, id: string) => `/clubs/${slug}/events/${id}/people.csv`,
  report: (slug: string, id: string) => `/clubs/${slug}/events/${id}/report`,
  reportFile: (slug: string, id: string) => `/clubs/${slug}/events/${id}/report.csv`,
  surveyFile: (slug: string, id: string) => `/clubs/${slug}/events/${id}/report.csv?of=survey`,
  calendar: (secret: string) => `/calendar/${secret}.ics`,
  /** All of a club, for calendars that bring no session: by the secret of a member who may read it. */
  clubCalendar: (memberCalendar: string, slug: string) => `${memberCalendar}?club=${slug}`,
};
