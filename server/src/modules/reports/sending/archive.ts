/** What was sent, when and to whom, as its reader sees it. */
import type { ReportRun, ReportRunsResponse } from '@veche/contract/admin/report-schedules.ts'
import { InvalidError, NotFoundError } from '../../../platform/errors.ts'
import { type Actor, hasLostRights } from '../../access/index.ts'
import { mayReadPlace, type ReportsContext, seesAll } from '../schedules/index.ts'
import { type DeliveryRow, listDeliveries } from './deliveries.repository.ts'
import { findFile, findRun, listRuns } from './runs.repository.ts'

type Row = Awaited<ReturnType<typeof listRuns>>[number]

export async function readArchive(
  { db }: Pick<ReportsContext, 'db'>,
  actor: Actor,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<ReportRunsResponse> {
  const rows = await listRuns(db, {
    ...{ ownerId: actor.id, seesAll: seesAll(actor), limit: limit + 1 },
    before: cursor === undefined ? null : parsePlace(cursor),
  })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const deliveries = await listDeliveries(
    db,
    page.map(({ id }) => id),
  )
  return {
    runs: page.map((row) => presentRun(row, deliveries.get(row.id) ?? [])),
    nextCursor: rows.length > limit && last ? `${last.createdAt.getTime()}_${last.id}` : null,
  }
}

export async function getRun(
  { db }: Pick<ReportsContext, 'db'>,
  actor: Actor,
  id: string,
): Promise<ReportRun> {
  const [row] = await listRuns(db, { ownerId: actor.id, seesAll: seesAll(actor), limit: 1, before: null, id })
  if (!row) throw new NotFoundError('report.run_not_found', { id })
  return presentRun(row, (await listDeliveries(db, [id])).get(id) ?? [])
}

function parsePlace(cursor: string): { at: Date; id: string } {
  const [, at, id] = /^(\d{1,15})_([0-9a-f-]{36})$/.exec(cursor) ?? []
  if (at === undefined || id === undefined) throw new InvalidError('http.bad_cursor', { cursor })
  return { at: new Date(Number(at)), id }
}

function presentRun(row: Row, deliveries: readonly DeliveryRow[]): ReportRun {
  const { id, title, kind, format, from, to, dueAt, isByHand, state, errorCode, fileName, fileBytes } = row
  return {
    ...{
      id,
      title,
      kind,
      format,
      period: { from, to },
      dueAt: dueAt.toISOString(),
      isByHand,
      state,
      errorCode,
    },
    file: fileName === null || fileBytes === null ? null : { name: fileName, bytes: fileBytes },
    deliveries: deliveries.map(({ name, address, sentAt, state: of, attempts, errorCode: why }) => ({
      ...{ to: name ?? address ?? '', state: of, attempts, errorCode: why },
      sentAt: sentAt?.toISOString() ?? null,
    })),
    mayRetry: state === 'failed' || deliveries.some((one) => one.state === 'failed'),
  }
}

/** The file is for whoever may see the figures in it, or composed it. */
export async function getRunFile({ db }: Pick<ReportsContext, 'db'>, actor: Actor, id: string) {
  const run = await findRun(db, id)
  const mayOpen = run && seesRun(actor, run) && (await isFor(db, actor, run))
  const file = mayOpen ? await findFile(db, id) : undefined
  if (!file) throw new NotFoundError('report.run_not_found', { id })
  return file
}

type Found = NonNullable<Awaited<ReturnType<typeof findRun>>>

export function seesRun(actor: Actor, { ownerId, kind }: Pick<Found, 'ownerId' | 'kind'>): boolean {
  return ownerId === actor.id || (kind !== 'head_letter' && seesAll(actor))
}

async function isFor(
  db: ReportsContext['db'],
  actor: Actor,
  { ownerId, kind, createdAt, municipalityCode, agencyCode }: Found,
): Promise<boolean> {
  // It holds what its owner could see then.
  if (ownerId === actor.id && !(await hasLostRights(db, { userId: ownerId, since: createdAt }))) return true
  if (kind === 'desk_view') return false
  return mayReadPlace(actor, {
    ...(municipalityCode !== null && { municipalityCode }),
    ...(agencyCode !== null && { agencyCode }),
  })
}
