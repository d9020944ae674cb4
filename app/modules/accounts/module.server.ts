import type { Module } from '~/platform/module';
import { endpoints } from './endpoints.server';
import { sweepSessions } from './jobs.server';
import { confirmEmailMail, emailChangedMail, passwordChangedMail, resetPasswordMail } from './mails.server';
import { sendResetLink } from './request-password-reset.server';

export const accounts: Module = {
  name: 'accounts',
  endpoints,
  jobs: [sendResetLink, sweepSessions],
  mails: [confirmEmailMail, emailChangedMail, passwordChangedMail, resetPasswordMail],
};
