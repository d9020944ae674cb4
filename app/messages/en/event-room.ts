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
  result: {
    surveys: 'Answers to the survey',
    answered: 'Questions answered',
    words: 'In their words',
    figuresFile: 'Download the figures (CSV)',
    surveyFile: 'Download the answers (CSV)',
  },
  hidden:
    'A moderator has hidden this event’s words. Only who leads it or has a seat still sees when and where it is.',
  flag: 'Report the question',
  flagged: 'You reported this',
  who: 'Who asked?',
  passOn: {
    open: 'Pass it on to our experts',
    words: 'In these words',
    send: 'Pass it on',
  },
} as const;
