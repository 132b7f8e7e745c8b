import { IncidentFilter } from '@veche/contract/casework/incident-filter.ts'
import { BULK_LIMIT, type BulkAction, type PreviewBulkRequest } from '@veche/contract/desk.ts'
import { Suggestion } from '@veche/contract/incidents.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { InvalidError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { Actor } from '../../access/index.ts'
import { type Directory, getDirectory } from '../../directory/index.ts'
import {
  canRun,
  findAgency,
  isStepAllowed,
  type ListedRow,
  listIncidents,
  listVisible,
} from '../../incidents/index.ts'
import type { DeskContext } from '../desk-context.ts'
import { stepOf, toRequest } from '../domain/bulk-action.ts'
import { insertPreview } from './bulk.repository.ts'
import { toSubject } from './bulk-subject.ts'
import { insertItems, type NewItem } from './items.repository.ts'

const PAGE = 500

/** Writes down what the run would touch, with the versions that the person saw; nothing is changed yet. */
export async function previewBulk(
  { db, ...services }: DeskContext,
  actor: Actor,
  { action, filter, incidentIds }: PreviewBulkRequest,
): Promise<string> {
  const directory = await getDirectory(db)
  assertKnown(action, directory)
  const id = newId()
  await db.transaction().execute(async (tx) => {
    await insertPreview(tx, { id, actor, action, now: services.clock() })
    let from = 0
    for await (const rows of pagesOf(tx, services, { actor, filter, incidentIds })) {
      const items = rows.map((row) => toItem(row, { action, actor, directory }))
      await insertItems(tx, id, { from, items })
      from += items.length
    }
  })
  return id
}

/** Reads a page at a time, so that ten thousand rows never stand in memory together. */
async function* pagesOf(
  tx: Tx,
  { clock, region }: Pick<DeskContext, 'clock' | 'region'>,
  { actor, filter, incidentIds }: Pick<PreviewBulkRequest, 'filter' | 'incidentIds'> & { actor: Actor },
): AsyncGenerator<ListedRow[]> {
  if (incidentIds) {
    yield await listVisible(tx, actor, incidentIds)
    return
  }
  const facts = { actor, filter: IncidentFilter.parse(filter), now: clock(), timeZone: region.timeZone }
  let cursor: string | undefined
  for (let left = BULK_LIMIT; left > 0; left -= PAGE) {
    const page = await listIncidents(tx, { ...facts, cursor, limit: Math.min(PAGE, left) })
    // The rows of a list hold the columns that it shows, and a command needs more.
    const ids = page.rows.map(({ id }) => id)
    const whole = new Map((await listVisible(tx, actor, ids)).map((row) => [row.id, row]))
    yield ids.flatMap((id) => whole.get(id) ?? [])
    if (page.nextCursor === null) return
    cursor = page.nextCursor
  }
}

type Facts = { action: BulkAction; actor: Actor; directory: Directory }

function toItem(row: ListedRow, facts: Facts): NewItem {
  const errorCode = findObstacle(row, facts)
  return {
    incidentId: row.id,
    expectedVersion: row.version,
    state: errorCode ? 'unfit' : 'ready',
    errorCode,
  }
}

/** Asks what the command will ask. What only the command knows fails then, one by one. */
function findObstacle(row: ListedRow, { action, actor, directory }: Facts): string | null {
  if (!isStepAllowed(row, stepOf(action))) return 'incident.step_not_allowed'
  if (!canRun(actor, row, stepOf(action), findAgency(directory, row))) return 'incident.step_forbidden'
  const suggestion = Suggestion.safeParse(row.suggestion).data ?? null
  const subject = toSubject(row)
  return toRequest(action, { incidentId: row.id, subject, suggestion, expectedVersion: row.version }).code
}

function assertKnown(action: BulkAction, directory: Directory): void {
  const asked = {
    agencies: action.type === 'assign' || action.type === 'spread' ? action.agencyCode : null,
    topics: action.type === 'classify' ? (action.topicCode ?? null) : null,
    municipalities: action.type === 'classify' ? (action.municipalityCode ?? null) : null,
  }
  for (const list of ['agencies', 'topics', 'municipalities'] as const) {
    const code = asked[list]
    if (code !== null && !directory[list].some((row) => row.code === code))
      throw new InvalidError('directory.unknown_code', { field: list, code })
  }
}
