import path from 'node:path'
import { build, type InlineConfig } from 'vite'

type Chunk = { modules: readonly string[]; imports: readonly string[] }

/** The files that the bundler makes of the code when it is told nothing of the first page, by name. */
async function builtAsItComes(config: InlineConfig): Promise<Map<string, Chunk>> {
  const plain = { configFile: false, root: import.meta.dirname, logLevel: 'silent' } as const
  const made = await build({ ...config, ...plain, build: { ...config.build, write: false, minify: false } })
  const outputs = [made].flat().flatMap((one) => ('output' in one ? one.output : []))
  return new Map(
    outputs.flatMap((one) =>
      one.type === 'chunk' ? [[one.fileName, { modules: one.moduleIds, imports: one.imports }] as const] : [],
    ),
  )
}

/** The code of the file that has `root`, and of those that it imports without waiting. */
function loadedWith(root: string, chunks: Map<string, Chunk>): Set<string> {
  const whole = path.resolve(import.meta.dirname, root)
  const files = new Set([...chunks].flatMap(([name, { modules }]) => (modules.includes(whole) ? [name] : [])))
  if (files.size === 0) throw new Error(`The client has no ${root}: name in vite.config.ts what it is now`)
  for (const name of files) for (const next of chunks.get(name)?.imports ?? []) files.add(next)
  return new Set([...files].flatMap((name) => chunks.get(name)?.modules ?? []))
}

/**
 * Three files in place of sixty small ones, each of which costs a round trip: what the client and its first page
 * import of others, the client, the page. What is in them is asked of the bundler, which leaves out what nobody uses:
 * a part that comes later stays out because nothing here imports it, and no list names it.
 * @throws where the first page would bring the validator, which comes with the first form.
 */
export async function filesOfFirstPage(
  { client, page }: { client: string; page: string },
  config: InlineConfig,
) {
  const chunks = await builtAsItComes(config)
  const ofClient = loadedWith(client, chunks)
  const all = new Set([...ofClient, ...loadedWith(page, chunks)])
  const schema = [...all].find((id) => id.includes('/node_modules/zod/'))
  if (schema) throw new Error(`The first page imports a schema, and with it the validator: ${schema}`)
  return [
    { name: 'vendor', test: (id: string) => all.has(id) && id.includes('/node_modules/'), priority: 3 },
    { name: 'client', test: (id: string) => ofClient.has(id), priority: 2 },
    { name: 'desk', test: (id: string) => all.has(id), priority: 1 },
  ]
}
