import { parseArgs } from 'node:util'
import { z } from 'zod'

export const RIVALS = ['rt', 'redmine'] as const
export type RivalName = (typeof RIVALS)[number]
export type CompareOptions = {
  rounds: number
  /** How many questions each system holds before anything is measured. */
  size: number
  rivals: readonly RivalName[]
  keepFolder: boolean
}

/** With fewer questions there is no second page, and none holds the rare word. */
const LEAST_SIZE = 1000
const PAGE = 50
const DEEPEST_PAGE = 20

const Options = z.object({
  rounds: z.coerce.number('must be a number').int().min(1).max(50).default(3),
  size: z.coerce.number('must be a number').int().min(LEAST_SIZE).max(1_000_000).default(100_000),
  only: z
    .string()
    .transform((names) => names.split(','))
    .pipe(z.array(z.enum(RIVALS)).min(1))
    .default([...RIVALS]),
  keep: z.boolean().default(false),
})

/** Throws one readable error. */
export function readCompareOptions(args: string[]): CompareOptions {
  const { values } = parseArgs({
    args,
    options: {
      rounds: { type: 'string' },
      size: { type: 'string' },
      only: { type: 'string' },
      keep: { type: 'boolean' },
    },
  })
  const given = Options.safeParse(values)
  if (!given.success) throw new Error(z.prettifyError(given.error))
  const { rounds, size, only, keep } = given.data
  return { rounds, size, rivals: RIVALS.filter((name) => only.includes(name)), keepFolder: keep }
}

/**
 * Gives the last whole page of open questions, or the twentieth: 22 of every hundred questions of the corpus are
 * open.
 */
export function deepPageOf(size: number): number {
  return Math.min(DEEPEST_PAGE, Math.floor((size * 0.22) / PAGE))
}

/** Gives the number of a question in the middle of the corpus that is being worked on. */
export function cardOf(size: number): number {
  return Math.floor(size / 200) * 100 + 90
}
