import {
  type BoardItem,
  type BoardItemsQuery,
  type BoardResponse,
  CENTRE,
  RETURNED_DAYS,
  SPENT_DAYS,
} from '@veche/contract/control.ts'
import { DAY_MS } from '@veche/contract/durations.ts'
import { SEND_BACK_REASONS } from '@veche/contract/values/answers.ts'
import { CLARIFIED_DAYS, SPENT_KEYS } from '@veche/contract/values/control.ts'
import { z } from 'zod'
import type { Database } from '../../platform/database/db.ts'
import { InvalidError } from '../../platform/errors.ts'
import type { AppContext } from '../../platform/http/app-context.ts'
import { workingTimeBetween } from '../../platform/working-time/index.ts'
import type { Actor } from '../access/index.ts'
import { countDueWork, countStep, findOldestDue, loadDeadlineBook } from '../incidents/index.ts'
import {
  countChangedDeadlines,
  countClarifications,
  countContributions,
  countPromises,
  readSpent,
} from './board.repository.ts'
import { type ItemPlace, type ItemRow, listBoardItems, listStepTimes } from './board-items.repository.ts'
import { columnEdges, type LoadRow, loadByOwner, loadByStep, oldestOf, ownerOf } from './domain/board.ts'
import { isOfCentre, STEPS_OF_AGENCIES } from './domain/escalation.ts'
import { countRefused, countSentBack } from './returned.repository.ts'

export type BoardContext = Pick<AppContext, 'db' | 'clock'>

/** What an older version wrote is counted among the others. */
const SendBackReason = z.enum(SEND_BACK_REASONS).catch('other')
const OLDEST = 5
const KEYS_OF_CENTRE: readonly string[] = ['triage', 'distribution', 'approval']

export async function readBoard(context: BoardContext, actor: Actor): Promise<BoardResponse> {
  const { db, clock } = context
  const now = clock()
  const after = (days: number) => new Date(now.getTime() + days * DAY_MS)
  const { late, soon } = columnEdges(now)
  const edges = [...late.toReversed(), now, ...soon]
  const [load, spent, waiting, oldest, promises, changedDeadlines, clarifications, contributions, returned] =
    await Promise.all([
      countDueWork(db, actor, edges),
      readSpent(db, actor, after(-SPENT_DAYS)),
      countStep(db, actor, 'approval'),
      readBoardItems(context, actor, { figure: 'approvals', limit: OLDEST }),
      countPromises(db, actor, { now, weekEnd: after(7), monthStart: after(-30) }),
      countChangedDeadlines(db, actor),
      countClarifications(db, actor, { since: after(-CLARIFIED_DAYS), now }),
      countContributions(db, actor, now),
      readReturned(db, actor, after(-RETURNED_DAYS)),
    ])
  return {
    asOf: now.toISOString(),
    ...(await presentLoad(db, actor, load)),
    spent: foldSpent(spent),
    approvals: { waiting, oldest: oldest.items },
    promises,
    changedDeadlines,
    clarifications,
    contributions,
    returned,
  }
}

/** The oldest moment is needed only for late work. */
async function presentLoad(
  db: Database,
  actor: Actor,
  load: readonly LoadRow[],
): Promise<Pick<BoardResponse, 'rows' | 'steps'>> {
  const rows = loadByOwner(load)
  const steps = loadByStep(load)
  const oldest = await findOldestDue(db, actor, {
    steps: steps.flatMap(({ step, late }) => (late > 0 ? [step] : [])),
    agencies: agenciesOf(load),
    stepsOfAgencies: STEPS_OF_AGENCIES,
  })
  const moment = (isLate: boolean, due: Date | null | undefined) => (isLate && due ? due.toISOString() : null)
  return {
    rows: rows.map((row) => ({
      ...row,
      oldestDueAt: moment(row.lateTotal > 0, oldestOf(row.owner, oldest)),
    })),
    steps: steps.map((row) => ({ ...row, oldestDueAt: moment(row.late > 0, oldest.byStep.get(row.step)) })),
  }
}

/** Null where work that a body should have has none. */
function agenciesOf(load: readonly LoadRow[]): (string | null)[] {
  return [...new Set(load.flatMap(({ step, agencyCode }) => (isOfCentre(step) ? [] : [agencyCode])))]
}

async function readReturned(db: Database, actor: Actor, since: Date): Promise<BoardResponse['returned']> {
  const [sentBack, refused] = await Promise.all([
    countSentBack(db, actor, since),
    countRefused(db, actor, since),
  ])
  return [
    ...sentBack.map(({ agencyCode, reasonCode, count }) => ({
      kind: 'sent_back' as const,
      owner: agencyCode ?? CENTRE,
      reason: SendBackReason.parse(reasonCode),
      count,
    })),
    ...refused.map(({ agencyCode, count }) => ({
      kind: 'refused' as const,
      owner: agencyCode ?? CENTRE,
      reason: null,
      count,
    })),
  ]
}

/** Steps of the centre are one row, whichever agency the work went to. */
function foldSpent(rows: Awaited<ReturnType<typeof readSpent>>): BoardResponse['spent'] {
  const groups = Map.groupBy(rows, ({ key, agencyCode }) => {
    const owner = KEYS_OF_CENTRE.includes(key) || agencyCode === null ? CENTRE : agencyCode
    return JSON.stringify([key, owner])
  })
  return [...groups].map(([group, own]) => {
    const [key, owner] = z.tuple([z.enum(SPENT_KEYS), z.string()]).parse(JSON.parse(group))
    const sum = (field: 'workingMs' | 'count' | 'lateCount') =>
      own.reduce((total, row) => total + row[field], 0)
    return { key, owner, workingMs: sum('workingMs'), count: sum('count'), lateCount: sum('lateCount') }
  })
}

export async function readBoardItems(
  { db, clock }: BoardContext,
  actor: Actor,
  query: BoardItemsQuery,
): Promise<{ items: BoardItem[]; nextCursor: string | null }> {
  const after = query.cursor === undefined ? null : parsePlace(query.cursor)
  const rows = await listBoardItems(db, { actor, query, after })
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  const spent = query.figure === 'work' ? await readStepTimes(db, page, clock()) : new Map()
  return {
    items: page.map((row) => presentItem(row, spent.get(row.id) ?? [])),
    nextCursor: rows.length > query.limit && last ? `${last.place.toISOString()}_${last.rowId}` : null,
  }
}

type StepTime = { key: string; workingMs: number }

async function readStepTimes(
  db: Database,
  rows: readonly ItemRow[],
  now: Date,
): Promise<Map<string, StepTime[]>> {
  const [book, steps] = await Promise.all([
    loadDeadlineBook(db),
    listStepTimes(
      db,
      rows.map(({ id }) => id),
    ),
  ])
  const times = new Map<string, Map<string, number>>()
  for (const { incidentId, key, startedAt, stoppedAt, spentWorkingMs, scheduleCode } of steps) {
    const running = stoppedAt === null && startedAt < now
    const ms = running
      ? workingTimeBetween(startedAt, now, book.contextOf(scheduleCode))
      : (spentWorkingMs ?? 0)
    const own = times.get(incidentId) ?? new Map<string, number>()
    times.set(incidentId, own.set(key, (own.get(key) ?? 0) + ms))
  }
  return new Map(
    [...times].map(([id, own]) => [id, [...own].map(([key, workingMs]) => ({ key, workingMs }))]),
  )
}

const Changes = z
  .array(z.object({ before: z.iso.datetime(), after: z.iso.datetime(), reason: z.string() }))
  .nullable()

const Returned = z.object({ reason: z.string().nullable(), words: z.string().nullable() }).nullable()

function presentReturned(stored: unknown): BoardItem['returned'] {
  const returned = Returned.parse(stored)
  if (!returned) return null
  const { reason, words } = returned
  return { reason: reason === null ? null : SendBackReason.parse(reason), words: words ?? '' }
}

function presentItem(row: ItemRow, spent: StepTime[]): BoardItem {
  const { id, number, title, step, topicCode, municipalityCode, assigneeName } = row
  return {
    incidentId: id,
    number,
    title,
    step,
    owner: ownerOf(step, row.agencyCode),
    topicCode,
    municipalityCode,
    assigneeName,
    isUrgent: row.urgency === 'urgent',
    at: row.at.toISOString(),
    term: row.term,
    dueAt: row.deadlineDueAt?.toISOString() ?? null,
    change: Changes.parse(row.changes)?.at(-1) ?? null,
    returned: presentReturned(row.returned),
    spent,
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

function parsePlace(cursor: string): ItemPlace {
  const [moment = '', id = ''] = cursor.split('_')
  const at = new Date(moment)
  if (Number.isNaN(at.getTime()) || !UUID.test(id)) throw new InvalidError('http.bad_cursor', { cursor })
  return { at, id }
}
