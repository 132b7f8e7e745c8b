/** What an upgrade of the database will do, and what speaks against doing it now. Pure. */
import type { CopyAges } from '../backup/judge-copies.ts'
import { GIGABYTE } from '../installation/disk-room.ts'
import type { Touched, Weight } from './read-weights.ts'
import type { LongTransaction, TableSize } from './upgrade.repository.ts'

export type UpgradeFacts = {
  version: string
  last: { name: string; at: Date } | null
  missing: readonly { name: string; touches: readonly Touched[] }[]
  sizes: readonly TableSize[]
  freeBytes: number
  /** Null: no folder of backups is set. */
  backup: CopyAges | null
  long: readonly LongTransaction[]
}

export type UpgradePlan = { lines: string[]; problems: string[] }

/** A night with the hours that the backup itself may take. */
const OLD_BACKUP_S = 26 * 3600
const HOUR_S = 3600
/** What goes on beside is not slowed by the last of the disk. */
const SPARE_BYTES = GIGABYTE

const WORDS: Record<Weight, string> = {
  beside: 'built beside the work',
  quick: 'held for a moment',
  reads: 'not written to while it is read',
  writes: 'held while its rows are written',
}

export function planUpgrade(facts: UpgradeFacts): UpgradePlan {
  const { version, last, missing, backup, long, freeBytes } = facts
  const since = last ? `, brought up to date on ${last.at.toISOString().slice(0, 10)} by ${last.name}` : ''
  const needed = roomFor(facts)
  const lines = [
    `this version: ${version}`,
    `the database: ${last ? `filled${since}` : 'empty'}`,
    ...(missing.length === 0 ? ['nothing to apply'] : [`${missing.length} migrations to apply:`]),
    ...missing.flatMap((migration) => describe(migration, facts.sizes)),
  ]
  if (missing.length === 0 || last === null) return { lines, problems: [] }
  lines.push(
    `backup: ${sayBackup(backup)}`,
    `room: ${inGigabytes(freeBytes)} free, at most ${inGigabytes(needed)} needed`,
    ...long.map(
      ({ pid, state, seconds }) =>
        `process ${pid} of PostgreSQL (${state}) is in a transaction for ${seconds} s`,
    ),
    'Nodes of the version before go on working meanwhile; restart them one after another afterwards.',
  )
  return { lines, problems: problemsOf(facts, needed) }
}

function problemsOf({ backup, long, freeBytes }: UpgradeFacts, needed: number): string[] {
  const isBackedUp = backup?.madeSeconds != null && backup.madeSeconds < OLD_BACKUP_S
  return [
    ...(isBackedUp ? [] : ['no backup of the last day: npx veche backup DIR']),
    ...(freeBytes < needed + SPARE_BYTES ? ['too little room on the disk'] : []),
    ...(long.length > 0 ? ['somebody is in a long transaction, which tables would be waited for'] : []),
  ]
}

function describe({ name, touches }: UpgradeFacts['missing'][number], sizes: readonly TableSize[]): string[] {
  if (touches.length === 0) return [`  ${name}: new tables or functions alone`]
  return [
    `  ${name}`,
    ...touches.map(({ table, weight }) => {
      const size = sizes.find((one) => one.table === table)
      const rows = size ? ` (${Math.round(size.rows)} rows, ${Math.ceil(size.bytes / 1024 ** 2)} MB)` : ''
      return `    ${table}${rows}: ${WORDS[weight]}`
    }),
  ]
}

/** Rows that are written anew and indexes stand beside the old ones until the end. */
function roomFor({ missing, sizes }: UpgradeFacts): number {
  const heavy = missing.flatMap(({ touches }) => touches.filter(({ weight }) => weight !== 'quick'))
  return heavy.reduce((sum, { table }) => sum + (sizes.find((one) => one.table === table)?.bytes ?? 0), 0)
}

function sayBackup(backup: CopyAges | null): string {
  if (backup === null) return 'the product makes none (VECHE_BACKUP_DIR is not set)'
  if (backup.madeSeconds === null) return 'none yet'
  const verified =
    backup.verifiedSeconds === null ? 'never verified' : `verified ${hours(backup.verifiedSeconds)} ago`
  return `made ${hours(backup.madeSeconds)} ago, ${verified}`
}

const hours = (seconds: number): string => `${Math.floor(seconds / HOUR_S)} h`
const inGigabytes = (bytes: number): string => `${(bytes / GIGABYTE).toFixed(1)} GB`
