import { z } from 'zod';
import { createMember } from '~/modules/accounts/create-member.server';
import { chosenPassword, emailAddress, locale, memberName, timeZone } from '~/modules/accounts/schema';
import { system } from '~/platform/actor';
import { defineCliCommand } from './cli-command.server';

export const memberCreate = defineCliCommand({
  name: 'member create',
  summary: 'Make an account. Its e-mail address counts as confirmed.',
  options: [
    { flags: '--name <name>', description: 'what others see' },
    { flags: '--email <address>', description: 'to sign in with; an account may lack one' },
    { flags: '--password <password>', description: '8 to 128 characters' },
    { flags: '--role <role...>', description: 'admin or agent, of the whole portal' },
    { flags: '--locale <language>', description: 'th, vi or en' },
    { flags: '--time-zone <zone>', description: 'such as Asia/Bangkok' },
  ],
  input: z.object({
    name: memberName,
    email: emailAddress.optional(),
    password: chosenPassword.optional(),
    role: z.array(z.enum(['admin', 'agent'])).optional(),
    locale: locale.optional(),
    timeZone: timeZone.optional(),
  }),
  needs: 'database',
  async run({ input: { role, ...input } }) {
    const member = await createMember(system, { ...input, portalRoles: [...new Set(role)] });
    const roles = member.roles.length > 0 ? `, ${member.roles.join(' and ')}` : '';
    return {
      data: { member },
      lines: [`Made ${member.name} (${member.email ?? 'without e-mail address'}${roles}): ${member.id}`],
    };
  },
});
