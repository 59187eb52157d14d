/** The API's description at /api/openapi.json, made from the same schemas that check requests and answers. */
import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod';

/** Must be registered before the routes that it describes. */
export async function describeApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Parley desk',
        version: '1',
        description: 'The ledger of offers, incidents and disputes, with the chain of reporting behind each entry.',
      },
    },
    transform: createJsonSchemaTransform({}),
    transformObject: createJsonSchemaTransformObject({}),
  });
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => withoutIdleSchemas(app.swagger()));
}

interface Described {
  readonly paths?: unknown;
  readonly components?: { readonly schemas?: Readonly<Record<string, unknown>> };
}

/**
 * The schema registry gives every name twice, as it is sent and as it is taken; what no path leads to is left out, so
 * that a generated client gets one type for each thing.
 */
function withoutIdleSchemas<D extends object>(description: D): D {
  const { paths, components } = description as Described;
  const schemas = components?.schemas ?? {};
  const used = new Set<string>();
  const visit = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return;
    for (const [key, inner] of Object.entries(value)) {
      const name = key === '$ref' && typeof inner === 'string' ? inner.replace('#/components/schemas/', '') : null;
      if (name === null) visit(inner);
      else if (!used.has(name)) {
        used.add(name);
        visit(schemas[name]);
      }
    }
  };
  visit(paths);
  const kept = Object.fromEntries(Object.entries(schemas).filter(([name]) => used.has(name)));
  return { ...description, components: { ...components, schemas: kept } };
}
