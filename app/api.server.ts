import { createApi } from './platform/api/answer-api.server';
import { env } from './platform/env.server';
import { modules } from './registry.server';

/** What answers below /api/v1: the endpoints of all modules. */
export const answerApi = createApi(
  modules.flatMap((module) => module.endpoints ?? []),
  () => env().ORIGIN,
);
