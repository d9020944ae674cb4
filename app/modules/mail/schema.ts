import { z } from 'zod';

export const mailStatus = z.enum(['queued', 'sent', 'kept', 'failed']);
export type MailStatus = z.output<typeof mailStatus>;

export interface MailView {
  id: string;
  to: string;
  subject: string;
  kind: string;
  status: MailStatus;
  attempts: number;
  /** Below DATA_DIR/mail, when the mail was kept. */
  file: string | null;
  error: string | null;
  createdAt: string;
  sentAt: string | null;
}
