import { z } from 'zod';
import type { Endpoint } from './endpoint';

const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  errors: z.record(z.string(), z.string()).optional(),
});

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    target: 'draft-2020-12',
    unrepresentable: 'any',
  });
  return rest;
}

function parameters(endpoint: Endpoint): object[] {
  const inPath = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const query = endpoint.query
    ? (jsonSchema(endpoint.query, 'input') as { properties?: Record<string, object>; required?: string[] })
    : {};
  const inQuery = Object.entries(query.properties ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: query.required?.includes(name) ?? false,
    schema,
  }));
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    schema: { type: 'string', maxLength: 200 },
  };
  return endpoint.method === 'POST' ? [...inPath, ...inQuery, key] : [...inPath, ...inQuery];
}

function operation(endpoint: Endpoint): object {
  const status = String(endpoint.status ?? 200);
  const content =
    status === '204' ? undefined : { 'application/json': { schema: jsonSchema(endpoint.answer, 'output') } };
  const requestBody = endpoint.multipart
    ? {
        required: true,
        content: {
          'multipart/form-data': {
            schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } },
          },
        },
      }
    : endpoint.body
      ? { required: true, content: { 'application/json': { schema: jsonSchema(endpoint.body, 'input') } } }
      : undefined;
  return {
    summary: endpoint.summary,
    tags: [endpoint.tag],
    operationId: `${endpoint.method.toLowerCase()}${endpoint.path.replace(/[/:-]+(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    security:
      endpoint.caller === 'anyone' ? [{}, { bearer: [] }, { cookie: [] }] : [{ bearer: [] }, { cookie: [] }],
    description: `Token scope: \`${endpoint.scope}\`.${endpoint.errors?.length ? ` May answer: ${endpoint.errors.map((code) => `\`${code}\``).join(', ')}.` : ''}`,
    parameters: parameters(endpoint),
    requestBody,
    responses: {
      [status]: { description: 'Done', content },
      default: {
        description: 'A problem',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

/** The OpenAPI 3.1 document of all endpoints. */
export function openApiDocument(endpoints: readonly Endpoint[], origin: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[endpoint.method.toLowerCase()] = operation(endpoint);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Chomrom',
      version: '1',
      description: 'The portal’s API. Errors are problem documents (RFC 9457) with a `code`.',
    },
    servers: [{ url: `${origin}/api/v1` }],
    paths,
    components: {
      schemas: { Problem: jsonSchema(problem, 'output') },
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'chomrom' },
      },
    },
  };
}
