/** Where the frame of the page leads. */
export const shellPaths = {
  home: '/',
  clubs: '/clubs',
  club: (slug: string) => `/clubs/${slug}`,
  askIn: (slug: string) => `/clubs/${slug}/ask`,
  ask: '/ask',
  desk: '/desk',
  notices: '/notices',
  bookmarks: '/bookmarks',
  search: '/search',
  settings: '/settings',
  studio: '/studio',
  moderation: '/moderation',
  signIn: (then: string) => (then === '/' ? '/sign-in' : `/sign-in?then=${encodeURIComponent(then)}`),
  join: (then: string) => (then === '/' ? '/join' : `/join?then=${encodeURIComponent(then)}`),
  signOut: '/sign-out',
  preferences: '/preferences',
};
