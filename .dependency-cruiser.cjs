/** The arrows of the design: server.ts → routes → modules → platform, with ui beside them. */

const home = (name, what, from) => ({
  name: `one-home-${name}`,
  comment: `${name} is imported in ${from} alone, so that it stays replaceable.`,
  severity: 'error',
  from: { path: '^(app/|server\\.ts)', pathNot: from },
  to: { path: what },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-loops',
      comment:
        'Modules and files form no loop: the lower one publishes, the upper one reacts. Types may refer to each other.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing-imports-a-route',
      severity: 'error',
      from: { path: '^app/', pathNot: '^app/routes(\\.ts$|/)' },
      to: { path: '^app/routes/' },
    },
    {
      name: 'routes-share-nothing',
      comment: 'What two routes need belongs to a module or to ui.',
      severity: 'error',
      from: { path: '^app/routes/' },
      to: { path: '^app/routes/' },
    },
    {
      name: 'platform-knows-no-module',
      comment: 'The platform learns of modules through registry.server.ts.',
      severity: 'error',
      from: { path: '^app/platform/' },
      to: { path: '^app/(modules|ui|registry|routes|root)' },
    },
    {
      name: 'modules-know-no-registry',
      severity: 'error',
      from: { path: '^app/modules/' },
      to: { path: '^app/(registry|portal|root|entry)' },
    },
    {
      name: 'internal-is-nobody-elses',
      comment: 'A module is used through its commands, queries and pure files.',
      severity: 'error',
      from: { path: '^app/modules/([^/]+)/' },
      to: { path: '^app/modules/[^/]+/internal/', pathNot: '^app/modules/$1/' },
    },
    {
      name: 'internal-is-no-routes',
      severity: 'error',
      from: { path: '^app/(routes|root|entry|portal|registry|ui)' },
      to: { path: '^app/modules/[^/]+/internal/' },
    },
    {
      name: 'primitives-are-pure',
      comment: 'Design primitives know words and nothing else; of others they take types.',
      severity: 'error',
      from: { path: '^app/ui/' },
      to: {
        path: '^app/(modules|routes|platform|messages|registry|portal)',
        pathNot: '^app/platform/i18n/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'pure-files-import-no-server-file',
      comment: 'Rules, policies, schemas, updates and paths are read by browsers and tests too.',
      severity: 'error',
      from: { path: '^app/modules/.*(^|/)(rules|policy|schema|updates|paths)\\.ts$' },
      to: { path: '\\.server\\.(ts|tsx|mjs)$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'pages-parts-import-no-server-file',
      comment: 'What is drawn in a browser cannot reach the database.',
      severity: 'error',
      from: { path: '^app/(ui/|modules/[^/]+/ui/)' },
      to: { path: '\\.server\\.(ts|tsx|mjs)$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'routes-touch-no-database',
      severity: 'error',
      from: { path: '^app/(routes/|ui/|modules/[^/]+/ui/)' },
      to: { path: '^app/platform/db/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'server-takes-the-built-entry',
      comment: 'Each singleton exists once, in the build.',
      severity: 'error',
      from: { path: '^server\\.ts$' },
      to: { path: '^app/', dependencyTypesNot: ['type-only', 'type-import'] },
    },
    {
      name: 'messages-are-words',
      severity: 'error',
      from: { path: '^app/messages/' },
      to: { pathNot: '^app/messages/' },
    },
    home('lucia', 'node_modules/lucia/', '^app/platform/session/sessions\\.server\\.ts$'),
    home('socket-io', 'node_modules/(socket\\.io|@socket\\.io)/', '^app/platform/realtime/'),
    {
      name: 'one-home-database-client',
      comment: 'Others take its types alone, and fragments of SQL from platform/db/sql.server.ts.',
      severity: 'error',
      from: { path: '^(app/|server\\.ts)', pathNot: '^app/platform/db/' },
      to: { path: '^app/platform/db/generated/', dependencyTypesNot: ['type-only'] },
    },
    home('prisma', 'node_modules/(@prisma|prisma|\\.prisma)/', '^app/platform/db/'),
    home('jobs', 'node_modules/pg-boss/', '^app/platform/jobs/'),
    home('translations', 'node_modules/i18next/', '^app/platform/i18n/'),
    home('pictures', 'node_modules/sharp/', '^app/platform/pictures'),
    home('mail', 'node_modules/nodemailer/', '^app/platform/mail'),
    {
      name: 'no-test-code',
      severity: 'error',
      from: { path: '^(app/|server\\.ts|scripts/)' },
      to: { path: '^tests/' },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nothing needs is not kept.',
      severity: 'warn',
      from: {
        orphan: true,
        path: '^app/',
        pathNot: '(\\.d\\.m?ts$|^app/(routes\\.ts|entry\\.(client|server)\\.tsx|platform/db/generated/))',
      },
      to: {},
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: { path: '^(app/|server\\.ts)' },
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^app/platform/db/generated/'] },
    exclude: { path: ['^build/', '\\.css(\\?url)?$'] },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
    },
  },
};
