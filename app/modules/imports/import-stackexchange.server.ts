import type pg from 'pg';
import { now } from '~/platform/clock.server';
import { withBulkConnection } from '~/platform/db/bulk.server';
import type { LongWork, ProgressBar } from '~/platform/progress';
import { findClub } from './find-club.server';
import { ImportError } from './import-error';
import { importBadges } from './internal/stackexchange/import-badges.server';
import { importLinks } from './internal/stackexchange/import-links.server';
import { importPeople } from './internal/stackexchange/import-people.server';
import { importTags } from './internal/stackexchange/import-tags.server';
import { gatherVotes, settleVotes } from './internal/stackexchange/import-votes.server';
import { type Dump, openDump } from './internal/stackexchange/open-dump.server';
import { planThreads } from './internal/stackexchange/plan-threads.server';
import type { Run } from './internal/stackexchange/run.server';
import { settleAccepted } from './internal/stackexchange/settle-accepted.server';
import { stagePosts } from './internal/stackexchange/stage-posts.server';
import { tellContinued } from './internal/stackexchange/tell-continued.server';
import { writeThreads } from './internal/stackexchange/write-threads.server';
import type { ImportReport } from './report';

export interface StackExchangeImport {
  /** The folder with the unpacked files. */
  directory: string;
  clubSlug: string;
  /** Names the site, where its dumps do not tell by themselves that they are of the same one. */
  source?: string;
}

const kilobyte = 1024;

/** Two runs of the same dump at once would write everything twice. */
async function lockSource(client: pg.Client, source: string): Promise<void> {
  const { rows } = await client.query<{ locked: boolean }>(
    'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS "locked"',
    [`import ${source}`],
  );
  if (!rows[0]!.locked) throw new ImportError('This dump is being imported into this club right now.');
}

function startRun(
  input: StackExchangeImport & LongWork,
  client: pg.Client,
  dump: Dump,
  club: Run['club'],
  reading: ProgressBar,
): Run {
  const site = `stackexchange:${input.source ?? dump.fingerprint}`;
  const startedAt = now();
  const notes: Record<string, number> = {};
  for (const file of dump.missing) notes[`file is missing: ${file}`] = 1;
  let bytes = 0;
  return {
    client,
    dump,
    club,
    sources: { people: site, content: `${site}:${club.id}` },
    report: { club: club.slug, source: site, kinds: {}, notes, seconds: 0 },
    signal: input.signal,
    startedAt,
    advance: (more) => reading.reach(Math.round((bytes += more) / kilobyte)),
  };
}

/**
 * Brings a Stack Exchange dump into a club: its people as members who cannot sign in, its questions as threads with answers and
 * comments in the order of time, votes as reactions, tags, links and dates. What an earlier run brought is left as it is, so a run
 * that was broken off is simply started again. Needs memory for some threads at a time, whatever the size of the dump, and room
 * for the dump once more where PostgreSQL keeps temporary tables.
 * @throws ImportError when the folder, its files or the club are not what they should be, or `signal` is aborted
 */
export async function importStackExchange(input: StackExchangeImport & LongWork): Promise<ImportReport> {
  const { progress } = input;
  const begun = Date.now();
  const club = await findClub(input.clubSlug);
  const dump = await openDump(input.directory);
  const size = Object.values(dump.sizes).reduce((sum, bytes) => sum + bytes, 0);
  return withBulkConnection(async (client) => {
    const reading = progress.bar('Reading the dump (kB)', Math.round(size / kilobyte));
    const run = startRun(input, client, dump, club, reading);
    await lockSource(client, run.sources.content);
    await importPeople(run);
    await importTags(run);
    await gatherVotes(run);
    await stagePosts(run);
    const planned = await planThreads(run);
    const writing = progress.bar('Writing posts', planned);
    const written = await writeThreads(run, (posts) => writing.reach(posts));
    writing.end();
    await settleVotes(run, written.likes);
    await settleAccepted(run, written.accepted);
    await importLinks(run);
    await importBadges(run);
    reading.end();
    await tellContinued(written.continued);
    await client.query(
      'ANALYZE "Member", "Membership", "Thread", "Post", "SearchEntry", "ImportedItem", "Stream"',
    );
    run.report.seconds = (Date.now() - begun) / 1000;
    return run.report;
  });
}
