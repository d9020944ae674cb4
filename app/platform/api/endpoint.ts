import type { z } from 'zod';
import type { Actor } from '../actor';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Who may call at all; finer rights are the policy's. */
export type Caller = 'anyone' | 'member' | 'admin';

export interface EndpointCall<Query, Body> {
  actor: Actor;
  params: Record<string, string>;
  query: Query;
  body: Body;
  idempotencyKey: string | undefined;
  address: string;
  userAgent: string | null;
  /** The session's secret, for ending it. */
  secret: string | undefined;
  /** Multipart endpoints read their form here. */
  form: FormData | undefined;
}

/**
 * One call of the API. The same declaration answers requests, makes the OpenAPI document and drives the role tests.
 * `path` is below /api/v1, with `:name` for parameters.
 */
export interface Endpoint<
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  method: Method;
  path: string;
  summary: string;
  tag: string;
  caller: Caller;
  /** What a token must cover, as `noun:read` or `noun:write`. */
  scope: string;
  query?: Query;
  body?: Body;
  /** Takes multipart/form-data instead of JSON. */
  multipart?: boolean;
  status?: 200 | 201 | 204;
  answer: Answer;
  /** Error codes of its own, beside those every call may give. */
  errors?: readonly string[];
  handle(call: EndpointCall<z.output<Query>, z.output<Body>>): Promise<z.input<Answer>>;
}

export function defineEndpoint<Query extends z.ZodType, Body extends z.ZodType, Answer extends z.ZodType>(
  endpoint: Endpoint<Query, Body, Answer>,
): Endpoint {
  return endpoint as unknown as Endpoint;
}
