import { parseArgs } from 'node:util'
import { z } from 'zod'

const Count = z.coerce.number().int().min(1).max(1_000_000)
const Options = z.object({
  minutes: Count.default(60),
  /** Of the wave, in a sixth of the day: ten minutes of an hour. */
  messages: Count.default(20_000),
  browsers: Count.default(1000),
  readers: Count.default(2000),
  /** Of Debian. */
  postgres: z.string().regex(/^\d+$/).default('15'),
  seed: Count.default(1),
  /** Room of the one volume that all data lies on. */
  volume: z
    .string()
    .regex(/^\d+[mg]$/)
    .default('4g'),
})

export type DaySettings = z.infer<typeof Options>

/** Throws with the name of an option that is none. */
export function readDaySettings(args: string[]): DaySettings {
  const names = Object.keys(Options.shape)
  const { values } = parseArgs({
    args,
    options: Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
  })
  return Options.parse(values)
}
