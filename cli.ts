import { pathToFileURL } from 'node:url';

type Entry = { entry: { module: typeof import('./app/entry.server') } };

// Results go to stdout and progress to stderr; what the portal logs beside it would only be in the way.
process.env.LOG_LEVEL ||= 'warn';

const build = (await import(pathToFileURL('build/server/index.js').href)) as Entry;
process.exit(await build.entry.module.portal.runCommandLine(process.argv.slice(2)));
