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
    plotAnswered: 'Questions answered; the line: asked',
    arrivalsTable: 'Arrivals as a table',
    from: 'From',
    figuresFile: 'Download the figures (CSV)',
    surveyFile: 'Download the answers (CSV)',
  },
  hidden:
    'A moderator has hidden this event’s words. Only who leads it or has a seat still sees when and where it is.',
  flag: 'Report the question',
  flagged: 'You reported this',
  who: 'Who asked?',
  refused: {
    until: 'You are suspended here until {{date}} and cannot register before.',
    standing: 'Why, and what you can do',
    paused: 'The club takes a break: nobody registers for now.',
    archived: 'The club is closed. Nobody registers any more.',
    pending: 'You asked to join the club. Once you are in, you can register.',
  },
  changeRecap: 'Correct the recap',
  outcome: {
    write: 'Note what it cost and what followed',
    change: 'Change what it cost and what followed',
    cost: 'What it cost ({{currency}})',
    followed: 'What followed from it',
    spent: 'Spent',
  },
  roles: { host: 'Host', speaker: 'Speaker' },
  passOn: {
    open: 'Pass it on to our experts',
    words: 'In these words',
    send: 'Pass it on',
  },
} as const;
