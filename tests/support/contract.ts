import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

interface Operation {
  responses: Record<string, { content?: Record<string, { schema: object }> }>;
}

interface OpenApiDocument {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
}

export interface SeenAnswer {
  method: string;
  /** Below /api/v1, without the query. */
  path: string;
  status: number;
  contentType: string;
  body: unknown;
}

/** Checks answers against the OpenAPI document of the portal they came from. */
export interface Contract {
  /** @throws Error that says what the document does not know, or how the answer differs from it */
  check(answer: SeenAnswer): void;
}

function escape(text: string): string {
  return text.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
}

/** Fixed words before parameters, as the portal itself matches. */
function sortPaths(paths: string[]): string[] {
  const parameters = (path: string) => path.split('{').length;
  return paths.toSorted((a, b) => parameters(a) - parameters(b));
}

export function createContract(document: OpenApiDocument): Contract {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
  const patterns = sortPaths(Object.keys(document.paths)).map((template) => ({
    template,
    pattern: new RegExp(`^${escape(template).replace(/\{\w+\}/g, '[^/]+')}$`),
  }));
  const validators = new Map<string, ValidateFunction>();
  const validatorOf = (name: string, schema: object) => {
    const known = validators.get(name);
    if (known) return known;
    const made = ajv.compile({ ...schema, components: document.components });
    validators.set(name, made);
    return made;
  };

  const operationOf = (method: string, path: string) => {
    for (const { template, pattern } of patterns) {
      const operation = document.paths[template]?.[method.toLowerCase()];
      if (operation && pattern.test(path)) return { name: `${method} ${template}`, operation };
    }
    return undefined;
  };

  return {
    check({ method, path, status, contentType, body }) {
      const found = operationOf(method, path);
      if (!found) {
        // What is not in the document may only be refused.
        if (status === 404 || status === 405) return;
        throw new Error(`${method} ${path} answers ${status}, but the OpenAPI document does not know it.`);
      }
      const { name, operation } = found;
      const response =
        operation.responses[status] ?? (status >= 400 ? operation.responses.default : undefined);
      if (!response) throw new Error(`${name} answers ${status}, which the OpenAPI document does not have.`);
      if (!response.content) {
        if (body !== undefined) throw new Error(`${name} answers ${status} with a body, and must not.`);
        return;
      }
      const content = response.content[contentType];
      if (!content) throw new Error(`${name} answers ${status} as ${contentType || 'nothing'}.`);
      const validate = validatorOf(`${name} ${status < 400 ? status : 'default'}`, content.schema);
      if (!validate(body)) {
        const wrong = ajv.errorsText(validate.errors, { dataVar: 'answer', separator: '; ' });
        throw new Error(
          `${name} ${status} is not as the OpenAPI document says: ${wrong}. It was ${JSON.stringify(body)}`,
        );
      }
    },
  };
}
