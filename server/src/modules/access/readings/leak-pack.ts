/** Who saw or took away whom between two moments: a row for each question, for whoever inquires into a leak. */
import type { Db } from '../../../platform/database/db.ts'
import type { Cell } from '../../../platform/sheets/index.ts'
import {
  findStretchEnd,
  listReaderNames,
  listReadings,
  type ReadingFilter,
  type ReadingPlace,
  type ReadingRow,
} from './readings.repository.ts'

export const LEAK_HEADER = [
  ...['Сотрудник', 'Вопрос №', 'Когда', 'Как', 'Через', 'Адрес сети', 'Чат, эфир, файл или выгрузка'],
]
const STRETCH = 20_000
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
    questions: number
    by: Partial<Record<ReadingRow['how'], number>>
  }[]
}

/** The same in numbers: how many questions each has seen, and by what. */
export async function summariseLeak(db: Db, filter: ReadingFilter): Promise<LeakSummary> {
  const all = new Set<number>()
  const readers = new Map<
    string | null,
    { seen: Set<number>; by: Partial<Record<ReadingRow['how'], number>> }
  >()
  let count = 0
  for await (const readings of stretches(db, filter)) {
    for (const { userId, how, numbers } of readings) {
      const reader = readers.get(userId) ?? { seen: new Set(), by: {} }
      readers.set(userId, reader)
      reader.by[how] = (reader.by[how] ?? 0) + 1
      count += 1
      for (const number of numbers) {
        all.add(number)
        reader.seen.add(number)
      }
    }
  }
  return {
    ...{ readings: count, questions: all.size },
    readers: [...readers]
      .map(([userId, { seen, by }]) => ({
        ...{ userId, by, questions: seen.size },
        readings: Object.values(by).reduce((sum, one) => sum + one, 0),
      }))
      .toSorted((a, b) => b.questions - a.questions),
  }
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
