import type { JobKind } from '~/platform/jobs/jobs.server';
import type { Module } from '~/platform/module';
import { settleDemoJob } from './settle-demo.server';

/** Brings data in by the command line; in a running portal it only looks after the demo. */
export const imports: Module = { name: 'imports', jobs: [settleDemoJob] as readonly JobKind<never>[] };
