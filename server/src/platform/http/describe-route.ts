import type { SwaggerTransform } from '@fastify/swagger'
import type { Route } from '@veche/contract/routes/route.ts'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import { z } from 'zod'

const Text = z.string()

/** Describes a route in the OpenAPI document, with what Fastify itself neither checks nor writes. */
export const describeRoute: SwaggerTransform = (document) => {
  const declared = document.route.config?.declared
  if (!declared) return jsonSchemaTransform(document)
  const schema = { ...document.schema, ...told(declared) }
  return jsonSchemaTransform({ ...document, schema, url: declared.path })
}

function told({ params, query, body, response, produces, isSelfChecked }: Route) {
  return {
    ...(isSelfChecked && {
      ...(params && { params }),
      ...(query && { querystring: query }),
      ...(body && { body }),
      ...(response && { response: { 200: response } }),
    }),
    ...(produces && { response: { 200: { content: contentOf(produces) } } }),
  }
}

function contentOf(types: readonly string[]) {
  return Object.fromEntries(types.map((type) => [type, { schema: Text }]))
}
