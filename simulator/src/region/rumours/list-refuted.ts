/** Lists which rumours the product has answered. */
import { z } from 'zod'
import type { Api } from '../officials/api.ts'
import type { Staff } from '../officials/staff.ts'
import type { RumourText } from '../texts/phrasebook.ts'
import { recognise } from './recognise.ts'

const Fakes = z.object({
  fakes: z.array(z.object({ claim: z.string(), publishedAt: z.string().nullable() })),
})

type Looking = { api: Api; staff: Pick<Staff, 'reader'>; rumours: readonly RumourText[] }

/** Gives when each refutation came out last; null when the product is away. */
export async function listRefuted({
  api,
  staff,
  rumours,
}: Looking): Promise<ReadonlyMap<string, Date> | null> {
  const token = staff.reader()?.token
  if (token === undefined) return null
  const read = await api.call({ token, path: '/fakes?list=watched&limit=100', schema: Fakes })
  if (read.status !== 'ok') return null
  const refuted = new Map<string, Date>()
  for (const { claim, publishedAt } of read.value.fakes) {
    const key = recognise(claim, rumours)?.key
    if (key === undefined || publishedAt === null) continue
    const at = new Date(publishedAt)
    if (at > (refuted.get(key) ?? new Date(0))) refuted.set(key, at)
  }
  return refuted
}
