export const live = {
  current: 'Up to date',
  reconnecting: 'Reconnecting…',
  offline: 'You are offline. What you write is kept.',
  offlineKept_one: 'You are offline: your reply is kept.',
  offlineKept_other: 'You are offline: your {{count}} replies are kept.',
} as const;
