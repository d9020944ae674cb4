/**
 * How Node runs the server. By itself V8 lets the space for young objects grow to 128 MB on a large machine, and glibc keeps a heap
 * for each thread: together 100 MB more than the server uses, and no faster (docs/performance.md, "Memory").
 */
export const SERVER_FLAGS = ['--max-semi-space-size=16'];

/** What has to stand in the environment before the process starts. */
export const SERVER_ENV = { MALLOC_ARENA_MAX: '2' };
