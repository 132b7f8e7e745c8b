import { networkNames } from '@veche/contract/networks/index.ts'
import type { JournalOrder } from '@veche/contract/values/access.ts'
import type { Database, Db } from '../../../platform/database/db.ts'
import type { Cell } from '../../../platform/sheets/index.ts'
import { type DetailNames, spellDetails } from '../domain/journal-details.ts'
import { ACTION_WORDS, DETAIL_WORDS, STEP_WORDS, VALUE_WORDS } from './action-words.gen.ts'
import { type JournalFilter, listJournal, listPlaceNames } from './journal.repository.ts'
import { type NameObjects, withNames } from './name-objects.ts'
import type { TrailFilter } from './question-trail.repository.ts'
import { readTrail } from './question-trail.ts'

const HEADER = [
  '№',
  'Когда',
  'Кто',
  'Действие',
  'Код действия',
  'О ком',
  'Предмет',
  'Код предмета',
  'Подробности',
  'Коды подробностей',
  'Сеть',
  'Браузер',
]
const PAGE = 1000
/** The most rows of one file; choose a shorter period for more. */
export const MOST_ROWS = 200_000

type Options = { filter: JournalFilter; order: JournalOrder; timeZone: string; nameObjects: NameObjects }

/** In pages, so memory stays flat. An action and its details are said in words and stand as codes beside. */
export async function* journalRows(
  db: Db,
  { filter, order, timeZone, nameObjects }: Options,
): AsyncGenerator<Cell[]> {
  yield HEADER
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  const names = await detailNames(db, format)
  let after: number | null = null
  for (let count = 0; count < MOST_ROWS; count += PAGE) {
    const listed = await listJournal(db, { filter, order, limit: PAGE, after })
    const rows = await withNames(db, listed, nameObjects)
    for (const row of rows) {
      yield [
        ...[row.id, format.format(row.at), row.actorName, wordsOfAction(row.action), row.action],
        ...[row.objectName, row.objectType],
        ...[row.objectId, spellDetails(row.details, names), codesOf(row.details), row.ip, row.userAgent],
      ]
    }
    after = rows.at(-1)?.id ?? null
    if (rows.length < PAGE) return
  }
}

/** The same of one question: rows of its history and of readings have no number of the journal. */
export async function* trailRows(
  db: Database,
  { filter, order, timeZone }: { filter: TrailFilter; order: JournalOrder; timeZone: string },
): AsyncGenerator<Cell[]> {
  yield HEADER
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  const names = await detailNames(db, format)
  let cursor: string | undefined
  for (let count = 0; count < MOST_ROWS; count += PAGE) {
    const { entries, nextCursor } = await readTrail(db, { filter, order, limit: PAGE, cursor })
    for (const row of entries)
      yield [
        ...[row.source === 'journal' ? Number(row.id) : null, format.format(row.at), row.actorName],
        ...[wordsOfAction(row.action), row.action, `Вопрос № ${filter.number}`, row.objectType, row.objectId],
        ...[spellDetails(row.details, names), codesOf(row.details), row.ip, row.userAgent],
      ]
    if (nextCursor === null) return
    cursor = nextCursor
  }
}

async function detailNames(db: Db, format: Intl.DateTimeFormat): Promise<DetailNames> {
  return {
    fields: DETAIL_WORDS,
    values: { ...VALUE_WORDS, network: networkNames('ru') },
    places: await listPlaceNames(db),
    formatMoment: (moment) => format.format(moment),
  }
}

/** As the page says it; what has no words there is known by its code. */
function wordsOfAction(action: string): string {
  const key = action.replaceAll('.', '_')
  return ACTION_WORDS[key] ?? STEP_WORDS[key] ?? ''
}

/** «fields: role, scope; state: off»: a table is read by people, and what is nested goes as a path. */
function codesOf(details: unknown): string {
  return linesOf(details, '')
    .map(([path, value]) => (path === '' ? value : `${path}: ${value}`))
    .join('; ')
}

function linesOf(value: unknown, path: string): [string, string][] {
  if (value === null || value === undefined) return []
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object'))
    return value.length === 0 ? [] : [[path, value.join(', ')]]
  if (typeof value !== 'object') return [[path, String(value)]]
  return Object.entries(value).flatMap(([key, inner]) => linesOf(inner, path === '' ? key : `${path}.${key}`))
}
