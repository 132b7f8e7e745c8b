import type { FastifyInstance } from 'fastify'

const NAME = Symbol.for('fastify.display-name')

/**
 * Gives plugins a name that have none, as functions within functions do. For such a name Fastify looks through all
 * loaded modules, twice for each of a hundred plugins.
 */
export function namePlugins(app: FastifyInstance): void {
  const { register } = app
  Object.assign(app, {
    register(this: FastifyInstance, plugin: object, ...options: unknown[]): unknown {
      if (typeof plugin === 'function' && !(NAME in plugin))
        Object.defineProperty(plugin, NAME, { value: plugin.name || 'routes' })
      return Reflect.apply(register, this, [plugin, ...options])
    },
  })
}
