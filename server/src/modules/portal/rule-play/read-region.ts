import type { Db } from '../../../platform/database/db.ts'
import { isWorkingMoment, timeInZone } from '../../../platform/working-time/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { loadDeadlineBook } from '../../incidents/index.ts'
import type { Region } from './domain/play-rule.ts'

/** The clocks and topics of the region; working time is that of the centre. */
export async function readRegion(db: Db): Promise<Region> {
  const [directory, book] = await Promise.all([getDirectory(db), loadDeadlineBook(db)])
  const groups = new Map(directory.topics.map(({ code, groupCode }) => [code, groupCode]))
  const hours = book.contextOf(book.scheduleFor('triage', null))
  return {
    wallOf: (at) => ({ time: timeInZone(book.zone, at), isWorking: isWorkingMoment(at, hours) }),
    groupOf: (topicCode) => (topicCode === null ? null : (groups.get(topicCode) ?? null)),
  }
}
