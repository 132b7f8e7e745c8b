/** The reading room: one answer after the other, without the names of body, writer and resident. */

import type { ReadingFound, ReadingRoomResponse } from '@veche/contract/reports.ts'
import { beyondScope } from '../../../platform/database/readers/reader.ts'
import { ConflictError, NotFoundError } from '../../../platform/errors.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import type { Actor } from '../../access/index.ts'
import { publicTextOf } from '../../answers/index.ts'
import { hidePeople } from '../../text/index.ts'
import { countReadings, findNextReading, hasReading, updateReading } from './readings.repository.ts'

type Context = Pick<AppContext, 'db' | 'clock'>

export async function openReadingRoom({ db }: Context, { id }: Actor): Promise<ReadingRoomResponse> {
  const [next, counts] = await Promise.all([
    beyondScope('a reader of quality reads answers of anybody, without names', () => findNextReading(db, id)),
    countReadings(db, id),
  ])
  return {
    ...counts,
    next: next && {
      ...next,
      question: hidePeople(next.question, []),
      answer: publicTextOf(next.answer),
    },
  }
}

type Judged = { readingId: string; found: ReadingFound; actor: Actor }

/** What was found stays found: a second thought would follow what others have said. */
export async function saveReading(
  { db, clock }: Context,
  { readingId, found, actor }: Judged,
): Promise<void> {
  const reading = { id: readingId, readerId: actor.id }
  await db.transaction().execute(async (tx) => {
    if (await updateReading(tx, { ...reading, at: clock(), found })) return
    if (await hasReading(tx, reading)) throw new ConflictError('oversight.reading_done', { readingId })
    throw new NotFoundError('oversight.reading_not_found', { readingId })
  })
}
