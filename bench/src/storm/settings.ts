import { parseArgs } from 'node:util'
import { z } from 'zod'

/** What a run throws at the product, and for how long. */
export type StormSettings = {
  seed: number
  events: number
  publications: number
  applicationKills: number
  databaseKills: number
  /** How often a network drops our subscription without a word. */
  forgets: number
  /** How often browsers come back on line together, and how many of them. */
  herds: number
  browsers: number
  /** Load and kills are spread over this time, and the end of the work comes after it. */
  loadSeconds: number
  port: number
  /**
   * Repeats of deliveries go so many times faster than in life. VK's last one must come after the last kill, because
   * a network that has given up is no test of us.
   */
  retrySpeed: number
}

/** From VK's first try to its last. */
export const VK_REPEATS_S = 103 * 60
/** Leaves room for starts on a busy machine. */
const SHORTEST_REPEATS_S = 120

function retrySpeedFor(loadSeconds: number): number {
  return VK_REPEATS_S / Math.max(loadSeconds * 1.08, SHORTEST_REPEATS_S)
}

type Sizes = Omit<StormSettings, 'retrySpeed'>
const FULL: Sizes = {
  seed: 1,
  events: 20_000,
  publications: 2000,
  applicationKills: 75,
  databaseKills: 25,
  forgets: 8,
  herds: 4,
  browsers: 100,
  loadSeconds: 480,
  port: 18_800,
}
const QUICK: Sizes = {
  ...FULL,
  events: 600,
  publications: 60,
  applicationKills: 6,
  databaseKills: 3,
  forgets: 2,
  herds: 1,
  browsers: 25,
  loadSeconds: 36,
}

/** A killed server comes back as a standby by copying everything, which takes a while. */
const PRIMARIES = 6

const Count = z.coerce.number().int().min(0).max(1_000_000).optional()
const Options = z.object({
  quick: z.boolean().default(false),
  keep: z.boolean().default(false),
  seed: Count,
  events: Count,
  publications: Count,
  'app-kills': Count,
  'database-kills': Count,
  forgets: Count,
  herds: Count,
  browsers: Count,
  seconds: Count,
  port: Count,
  postgres: z.string().regex(/^\d+$/).optional(),
})

/** `postgres`: the version of Debian's PostgreSQL to run on, with a standby; the embedded one when null. */
export type StormOptions = { settings: StormSettings; keepFolder: boolean; postgres: string | null }

export function readStormOptions(args: string[]): StormOptions {
  const { values } = parseArgs({
    args,
    options: Object.fromEntries(
      Object.keys(Options.shape).map((name) => [
        name,
        { type: name === 'quick' || name === 'keep' ? ('boolean' as const) : ('string' as const) },
      ]),
    ),
  })
  const given = Options.parse(values)
  const base = given.quick ? QUICK : FULL
  const loadSeconds = given.seconds ?? base.loadSeconds
  return {
    keepFolder: given.keep,
    postgres: given.postgres ?? null,
    settings: {
      ...base,
      seed: given.seed ?? base.seed,
      events: given.events ?? base.events,
      publications: given.publications ?? base.publications,
      applicationKills: given['app-kills'] ?? base.applicationKills,
      databaseKills: given['database-kills'] ?? (given.postgres ? PRIMARIES : base.databaseKills),
      forgets: given.forgets ?? base.forgets,
      herds: given.herds ?? base.herds,
      browsers: given.browsers ?? base.browsers,
      loadSeconds,
      retrySpeed: retrySpeedFor(loadSeconds),
      port: given.port ?? base.port,
    },
  }
}
