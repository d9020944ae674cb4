import { messages } from '.';
import { mail } from './mail';
import { told } from './told';

/** With the words that only the server says: in mails, push messages and lines of notices. No browser loads these. */
export const serverMessages = { ...messages, mail, told } as const;
