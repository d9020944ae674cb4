export const mailPaths = { studio: () => '/studio/mail' };
