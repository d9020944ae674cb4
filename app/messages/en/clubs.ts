export const clubs = {
  tabs: {
    label: 'Pages of {{club}}',
    home: 'Club home',
    threads: 'Threads',
    people: 'People',
  },
  status: {
    draft: 'Draft',
    open: 'Open',
    paused: 'Paused for now',
    archived: 'Archived',
  },
  standing: {
    invited: 'You are invited',
    pending: 'Waiting for approval',
    active: 'Member',
    suspended: 'Paused for you',
    left: 'Not a member',
  },
  join: {
    button: 'Join the club',
  },
} as const;
