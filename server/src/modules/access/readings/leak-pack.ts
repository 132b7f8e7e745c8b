/** Who saw or took away whom between two moments: a row for each question, for whoever inquires into a leak. */
import type { Database, Db } from '../../../platform/database/db.ts'
import type { Cell } from '../../../platform/sheets/index.ts'
import {
  allowLonger,
  countByReader,
  countDifferent,
  findStretchEnd,
  listReaderNames,
  listReadings,
  type ReaderCount,
  type ReadingFilter,
  type ReadingPlace,
  type ReadingRow,
} from './readings.repository.ts'

export const LEAK_HEADER = [
  ...['Сотрудник', 'Вопрос №', 'Когда', 'Как', 'Через', 'Адрес сети', 'Чат, эфир, слух, файл или выгрузка'],
]
const STRETCH = 20_000
/** A longer span is asked for in parts. */
const LONGEST_S = 120
/** In Russian, as the other sheets: the pack goes to the regulator. */
const HOW: Record<ReadingRow['how'], string> = {
  list: 'список',
  card: 'карточка',
  contact: 'контакт',
  file: 'вложение',
  chat: 'чат',
  stream: 'эфир',
  report: 'файл отчёта',
  export: 'выгрузка',
  rumour: 'слух',
  part: 'часть или поручение',
  person: 'поиск заявителя',
}
const COMMAND = 'команда сервера'

export async function* leakRows(
  db: Db,
  { filter, timeZone }: { filter: ReadingFilter; timeZone: string },
): AsyncGenerator<Cell[]> {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  const names = new Map<string, string>()
  for await (const readings of stretches(db, filter)) {
    const unknown = new Set(readings.flatMap(({ userId }) => (userId && !names.has(userId) ? [userId] : [])))
    for (const [id, name] of await listReaderNames(db, [...unknown])) names.set(id, name)
    for (const { at, userId, how, numbers, ref, isByToken, ip } of readings) {
      const who = userId === null ? COMMAND : (names.get(userId) ?? userId)
      const rest = [format.format(at), HOW[how], isByToken ? 'ключ API' : 'браузер', ip, ref]
      if (numbers.length === 0) yield [who, null, ...rest]
      for (const number of numbers) yield [who, number, ...rest]
    }
  }
}

export type LeakSummary = {
  readings: number
  questions: number
  readers: {
    userId: string | null
    readings: number
    shown: number
    by: Partial<Record<ReadingRow['how'], number>>
  }[]
}

/** The same in numbers: how many questions each was shown, and by what. */
export function summariseLeak(db: Database, filter: ReadingFilter): Promise<LeakSummary> {
  return db.transaction().execute(async (tx) => {
    await allowLonger(tx, LONGEST_S)
    const counts = await countByReader(tx, filter)
    const byReader = Map.groupBy(counts, ({ userId }) => userId)
    return {
      readings: sum(counts, 'readings'),
      questions: await countDifferent(tx, filter),
      readers: [...byReader]
        .map(([userId, own]) => ({
          ...{ userId, readings: sum(own, 'readings'), shown: sum(own, 'shown') },
          by: Object.fromEntries(own.map(({ how, readings }) => [how, readings])),
        }))
        .toSorted((a, b) => b.shown - a.shown || b.readings - a.readings),
    }
  })
}

function sum(counts: readonly ReaderCount[], what: 'readings' | 'shown'): number {
  return counts.reduce((all, one) => all + one[what], 0)
}

async function* stretches(db: Db, filter: ReadingFilter): AsyncGenerator<ReadingRow[]> {
  const { from, to } = filter
  let after: ReadingPlace = { at: from, id: 0 }
  for (;;) {
    const end = await findStretchEnd(db, { after, to, size: STRETCH })
    // A moment itself is no part of the span, and no row has the number 0.
    const until = end ?? { at: to, id: 0 }
    const rows = await listReadings(db, filter, { after, until })
    if (rows.length > 0) yield rows
    if (end === null) return
    after = end
  }
}
