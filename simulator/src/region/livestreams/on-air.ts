/** Knows which streams the product has on air now. */

import { z } from 'zod'
import { DAY_MS } from '../../lib/durations.ts'
import type { Api } from '../officials/api.ts'
import type { Staff } from '../officials/staff.ts'

const Streams = z.object({
  livestreams: z.array(
    z.object({ step: z.string(), sources: z.array(z.object({ permalink: z.string().nullable() })) }),
  ),
})
/** A stream of next week may begin earlier than planned. */
const [DAYS_BACK, DAYS_AHEAD] = [1, 8]

/** Gives the addresses of their announcements; null when the product is away. */
export async function listOnAir({
  api,
  staff,
  now,
}: {
  api: Api
  staff: Pick<Staff, 'reader'>
  now: Date
}): Promise<ReadonlySet<string> | null> {
  const token = staff.reader()?.token
  if (token === undefined) return null
  const day = (days: number): string => new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10)
  const path = `/livestreams?from=${day(-DAYS_BACK)}&to=${day(DAYS_AHEAD)}`
  const read = await api.call({ token, path, schema: Streams })
  if (read.status !== 'ok') return null
  const onAir = read.value.livestreams.filter(({ step }) => step === 'on_air')
  return new Set(onAir.flatMap(({ sources }) => sources.flatMap(({ permalink }) => permalink ?? [])))
}
