import type { z } from 'zod'
import { loadPatiently } from '../line/load-patiently.ts'

/** Brings what the contract says of a request, once. It comes with the first form that asks, never with the page. */
export type BringSchema = () => Promise<z.ZodType>

export function schemaOf<Name extends string>(
  load: () => Promise<Record<Name, z.ZodType>>,
  name: Name,
): BringSchema {
  return loadPatiently(async () => {
    const { quietZod } = await import('./quiet-zod.ts')
    quietZod()
    return (await load())[name]
  })
}
