/** What those who lead and follow a live event read. */
export const eventRoom = {
  passOn: {
    open: 'Pass it on to our experts',
    words: 'In these words',
    send: 'Pass it on',
  },
} as const;
