const NAME = Symbol.for('fastify.display-name')

type Registers = { register: (...given: never[]) => unknown }

/**
 * Gives plugins a name that have none, as functions within functions do. For such a name Fastify looks through all
 * loaded modules, twice for each of a hundred plugins.
 */
export function namePlugins(app: Registers): void {
  const { register } = app
  Object.assign(app, {
    register(this: Registers, plugin: unknown, ...options: unknown[]): unknown {
      if (typeof plugin === 'function' && !(NAME in plugin))
        Object.defineProperty(plugin, NAME, { value: plugin.name || 'routes' })
      return Reflect.apply(register, this, [plugin, ...options])
    },
  })
}
