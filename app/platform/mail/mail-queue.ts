/** The queue of all mails. Its work is made in send-mail.server.ts from the kinds that the modules declare. */
export const mailQueue = { name: 'mail.send' } as const;
