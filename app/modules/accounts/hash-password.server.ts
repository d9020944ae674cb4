/** The hash of a password as accounts keep it, for those who make many accounts at once. It takes a core for tens of milliseconds. */
export { hashPassword } from './internal/passwords.server';
