/** What the server and the command line take from the built entry. */
export { connectDatabase, disconnectDatabase, db } from './platform/db/client.server';
export { checkPostgres } from './platform/db/check-postgres.server';
export { startEmbeddedPostgres } from './platform/db/embedded.server';
export { migrate } from './platform/db/migrate.server';
export { startGathers } from './platform/gather.server';
export { env, setOrigin } from './platform/env.server';
export { answerApi } from './api.server';
export { createHttpApp } from './platform/http/http-app.server';
export { startJobs, stopJobs } from './platform/jobs/jobs.server';
export { log } from './platform/log.server';
export { startRealtime } from './platform/realtime/start-realtime.server';
export { StartupError } from './platform/startup-error';
export { maintainUpdates } from './platform/updates/maintain-updates.server';
export { createProgress } from './command-line/progress.server';
export { listDemoAccounts } from './modules/imports/demo-accounts.server';
export { isDemoWanted, seedDemo } from './modules/imports/seed-demo.server';
export { jobKinds, modules } from './registry.server';
export { runCommandLine } from './command-line/run-command-line.server';
