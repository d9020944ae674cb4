/** What those who lead and follow a live event read. */
export const eventRoom = {
  pace: {
    title: 'Keep the pace',
    questions: 'Between two questions of one person',
    talk: 'Between two posts of one person in the talk',
    close: 'Close the talk',
    open: 'Open the talk again',
  },
  templates: {
    manage: 'Manage templates',
    remove: 'Remove',
    removeOne: 'Remove the template {{name}}',
    renamed: 'Saved.',
    removed: 'The template is gone.',
  },
  passOn: {
    open: 'Pass it on to our experts',
    words: 'In these words',
    send: 'Pass it on',
  },
} as const;
