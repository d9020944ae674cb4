/**
 * Options of the Remix plugin. Single fetch and lazy route discovery stay off: their code has open advisories
 * (CVE-2026-34077, CVE-2026-42342, CVE-2026-55685) and with the flags off it is not reached.
 * @type {import('@remix-run/dev').VitePluginConfig}
 */
export default {
  appDirectory: 'app',
  buildDirectory: 'build',
  serverModuleFormat: 'esm',
  ignoredRouteFiles: ['**/*'],
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_routeConfig: true,
    v3_singleFetch: false,
    v3_lazyRouteDiscovery: false,
  },
};
