import { add } from '../../report';
import { batchesOf, kindOf, type Run } from './run.server';

/** Badges of another site say nothing here: what somebody has earned shows by what they wrote. They are only counted. */
export async function importBadges(run: Run): Promise<void> {
  const kind = kindOf(run, 'badges');
  for await (const rows of batchesOf(run, 'badges')) kind.found += rows.length;
  add(kind.leftOut, 'of another site', kind.found);
}
