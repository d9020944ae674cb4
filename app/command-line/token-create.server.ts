import { z } from 'zod';
import { createToken } from '~/modules/accounts/create-token.server';
import { emailAddress } from '~/modules/accounts/schema';
import { system } from '~/platform/actor';
import { invalidField } from '~/platform/errors';
import { modules } from '~/registry.server';
import { defineCliCommand } from './cli-command.server';

function knownScopes(): string[] {
  const scopes = modules.flatMap(({ endpoints = [] }) => endpoints.map(({ scope }) => scope));
  return ['*', ...new Set(scopes)].toSorted();
}

export const tokenCreate = defineCliCommand({
  name: 'token create',
  summary: 'Make an API token, with which a program acts as a member. It is shown this once.',
  options: [
    { flags: '--member <address>', description: 'e-mail address of the member' },
    { flags: '--scope <scope...>', description: "what it may do: '*' for all, or names such as posts:write" },
    { flags: '--name <name>', description: 'what it is for' },
  ],
  input: z.object({
    member: emailAddress,
    scope: z
      .array(z.string())
      .transform((scopes) =>
        scopes
          .flatMap((scope) => scope.split(','))
          .map((scope) => scope.trim())
          .filter(Boolean),
      )
      .pipe(z.array(z.string()).min(1)),
    name: z.string().trim().min(1).max(80).default('command line'),
  }),
  needs: 'database',
  async run({ input: { member: email, scope: scopes, name }, progress }) {
    const known = knownScopes();
    if (!scopes.every((scope) => known.includes(scope))) {
      progress.say(`Scopes are: ${known.join(' ')}`);
      throw invalidField('scope', 'invalid_choice');
    }
    const { id, secret } = await createToken(system, { email, name, scopes: [...new Set(scopes)] });
    return { data: { token: secret, id, scopes }, lines: [secret] };
  },
});
