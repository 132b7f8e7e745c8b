import type { z } from 'zod'
import { loadPatiently } from '../line/load-patiently.ts'

/** Brings what the contract says of a request, once. It comes with the first form that asks, never with the page. */
export type BringSchema = {
  (): Promise<z.ZodType>
  /** If it has come. */
  here: () => z.ZodType | null
}

/** Of the forms that have come so far. */
const asked = new Set<BringSchema>()
let isKeptAtHand = false

export function schemaOf<Name extends string>(
  load: () => Promise<Record<Name, z.ZodType>>,
  name: Name,
): BringSchema {
  let brought: z.ZodType | null = null
  const bring = loadPatiently(async () => {
    const { quietZod } = await import('./quiet-zod.ts')
    quietZod()
    brought = (await load())[name]
    return brought
  })
  const schema = Object.assign(() => bring(), { here: () => brought })
  if (isKeptAtHand) void schema().catch(() => undefined)
  else asked.add(schema)
  return schema
}

/** For a page that works without a line: its forms know what the server reads before the line goes. */
export async function keepSchemasAtHand(): Promise<void> {
  isKeptAtHand = true
  const schemas = [...asked]
  asked.clear()
  await Promise.allSettled(schemas.map((bring) => bring()))
}
