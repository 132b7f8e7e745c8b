/** Who changed, opened or took away one question: the journal beside steps and readings, for whoever reads both. */
import type { JournalQuery } from '@veche/contract/access.ts'
import { DAY_MS } from '@veche/contract/durations.ts'
import type { JournalOrder } from '@veche/contract/values/access.ts'
import type { Database } from '../../../platform/database/db.ts'
import { beyondScope } from '../../../platform/database/readers/reader.ts'
import { InvalidError } from '../../../platform/errors.ts'
import { allowLonger } from '../readings/readings.repository.ts'
import type { JournalFilter } from './journal.repository.ts'
import { decodePlace, encodePlace } from './order-cursor.ts'
import { listTrail, type TrailEntry, type TrailFilter, type TrailPlace } from './question-trail.repository.ts'

/** Readings have no index over numbers (0133): a longer span is asked for by its beginning. */
const DAYS = 30
const LONGEST_S = 60

export function toTrailFilter(
  filter: JournalFilter,
  { number, except }: { number: number; except: JournalQuery['except'] },
  now: Date,
): TrailFilter {
  const from = filter.from ?? new Date((filter.to ?? now).getTime() - DAYS * DAY_MS)
  return { ...filter, number, from, withoutLists: except === 'reading.list' }
}

type Page = { filter: TrailFilter; order: JournalOrder; limit: number; cursor: string | undefined }

export async function readTrail(
  db: Database,
  { filter, order, limit, cursor }: Page,
): Promise<{ entries: TrailEntry[]; nextCursor: string | null }> {
  const after = readPlace(decodePlace(order, cursor))
  // Whoever reads the journal has the whole region, and is told no word of the question.
  const rows = await beyondScope('the journal is of the whole region', () =>
    db.transaction().execute(async (tx) => {
      await allowLonger(tx, LONGEST_S)
      return listTrail(tx, { filter, order, limit: limit + 1, after })
    }),
  )
  const entries = rows.slice(0, limit)
  const last = rows.length > limit ? entries.at(-1) : undefined
  return { entries, nextCursor: encodePlace(order, last && `${last.us}_${last.source}_${last.id}`) }
}

function readPlace(key: string | null): TrailPlace | null {
  if (key === null) return null
  const [, us, source, id] = /^(\d{1,17})_(journal|reading|step)_(\d{1,18})$/.exec(key) ?? []
  if (!us || !source || !id) throw new InvalidError('http.bad_cursor')
  return { us, source, id }
}
