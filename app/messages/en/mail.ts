export const mail = {
  footer: 'This mail was sent by {{origin}} because of something that happened with your account there.',
  copyHint: 'If the button does not work, open this address:',
  greeting: 'Hello {{name}},',
  confirmEmail: {
    subject: 'Please confirm your e-mail address',
    welcome:
      'Welcome to Chomrom! Please confirm that this e-mail address is yours, so that you can get back in if you ever forget your password.',
    changed: 'You asked to use this e-mail address for your account. It becomes yours once you confirm it.',
    action: 'Confirm this address',
    note: 'The link works for {{hours}} hours. If it was not you, there is nothing you need to do.',
  },
  resetPassword: {
    subject: 'Choose a new password',
    words: 'Somebody, most likely you, asked for a new password for your account.',
    action: 'Choose a new password',
    note: 'The link works once and for one hour. If it was not you, ignore this mail: your password stays as it is.',
  },
  passwordChanged: {
    subject: 'Your password was changed',
    words: 'The password of your account was changed, and every other device was signed out.',
    note: 'If it was not you, choose a new password at once:',
    action: 'Choose a new password',
  },
  emailChanged: {
    subject: 'Your e-mail address was changed',
    words: 'Your account now uses another e-mail address: {{email}}',
    note: 'If it was not you, please write to the people who run this portal.',
  },
} as const;
