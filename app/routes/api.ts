import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { env } from '~/platform/env.server';
import { createApi } from '~/platform/api/answer-api.server';
import { openApiDocument } from '~/platform/api/openapi.server';
import { modules } from '~/registry.server';

const endpoints = modules.flatMap((module) => module.endpoints ?? []);
const answer = createApi(endpoints);

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  if (params['*'] === 'openapi.json') return Response.json(openApiDocument(endpoints, env().ORIGIN));
  return answer(request, context);
}

export async function action({ request, context }: ActionFunctionArgs) {
  return answer(request, context);
}
