import { z } from 'zod';
import { importMembers } from '~/modules/imports/import-members.server';
import { defineCliCommand } from './cli-command.server';

const shownProblems = 50;
const number = (value: number) => value.toLocaleString('en');

export const importMembersCommand = defineCliCommand({
  name: 'import members',
  summary:
    'Bring a list of people (CSV with the columns email, name, locale, joined) into a club as its members.',
  arguments: [{ name: 'file', description: 'the list; its first line names the columns' }],
  options: [{ flags: '--club <slug>', description: 'the club, which must be there' }],
  input: z.object({ file: z.string().min(1), club: z.string().trim().toLowerCase().min(1) }),
  needs: 'database',
  async run({ input: { file, club }, progress, signal }) {
    const report = await importMembers({ file, clubSlug: club, progress, signal });
    const { found, imported, newMembers, already, leftOut, problems, ignoredColumns } = report;
    const more = leftOut - Math.min(problems.length, shownProblems);
    return {
      data: report,
      lines: [
        `${number(imported)} of ${number(found)} joined ${report.club}, ${number(newMembers)} of them new to the portal; ` +
          `${number(already)} were there already, ${number(leftOut)} were left out.`,
        ...(ignoredColumns.length > 0 ? [`Columns that were not read: ${ignoredColumns.join(', ')}`] : []),
        ...problems.slice(0, shownProblems).map(({ line, reason }) => `line ${line}: ${reason}`),
        ...(more > 0 ? [`and ${number(more)} more (--json tells the first 1,000)`] : []),
      ],
    };
  },
});
