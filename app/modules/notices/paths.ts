export const noticePaths = {
  list: () => '/notices',
  unread: () => '/notices/unread',
  /** Opens what a line is about, and marks it read. */
  open: (id: string) => `/notices/${id}`,
  settings: () => '/settings/notices',
  follows: () => '/settings/follows',
  /** Ends a kind of mails without signing in; the token says whose and which. */
  unsubscribe: (token: string) => `/unsubscribe/${token}`,
};
