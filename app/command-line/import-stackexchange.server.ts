import { z } from 'zod';
import { importStackExchange } from '~/modules/imports/import-stackexchange.server';
import { describeReport } from '~/modules/imports/report';
import { defineCliCommand } from './cli-command.server';

export const importStackExchangeCommand = defineCliCommand({
  name: 'import stackexchange',
  summary: 'Bring a Stack Exchange dump into a club. A second run adds only what is new.',
  arguments: [
    { name: 'directory', description: 'the folder with Users.xml, Posts.xml, Comments.xml and the others' },
  ],
  options: [
    { flags: '--club <slug>', description: 'the club, which must be there' },
    {
      flags: '--source <name>',
      description:
        'name of the site, for dumps of which the first account or post has gone since the last one',
    },
  ],
  input: z.object({
    directory: z.string().min(1),
    club: z.string().trim().toLowerCase().min(1),
    source: z.string().trim().min(1).max(100).optional(),
  }),
  needs: 'database',
  async run({ input: { directory, club, source }, progress, signal }) {
    const report = await importStackExchange({ directory, clubSlug: club, source, progress, signal });
    return { data: report, lines: describeReport(report) };
  },
});
