/** A job of either direction from its claim to its end. */
import { mkdir } from 'node:fs/promises'
import { ErrorDetails } from '@veche/contract/admin/exchange.ts'
import { IncidentFilter } from '@veche/contract/casework/incident-filter.ts'
import { AppError, ForbiddenError } from '../../platform/errors.ts'
import { momentInZone } from '../../platform/working-time/index.ts'
import { type Actor, addExportReading, addJournal, findActorByUserId, isPermitted } from '../access/index.ts'
import { listOwnFields } from '../incidents/index.ts'
import { headerOf } from './domain/own-cells.ts'
import type { ExchangeContext } from './exchange-context.ts'
import { createErrorFile, openSheet, readThrough, writeIncidents } from './exchange-file.ts'
import { claimJob, type ExchangeJobRow, endJob, touchJob } from './exchange-jobs.repository.ts'
import { exportFound, exportIncidents } from './export-incidents.ts'
import { importIncidents } from './import-incidents.ts'
import { errorFileOf, fileOf } from './job-files.ts'
import { fromNeighbour, getMapping, inTheirWords, toNeighbour } from './neighbours/neighbour-tables.ts'
import { settleFailed, settleWritten } from './neighbours/run-schedules.ts'
import { undoImport } from './undoing/undo-import.ts'

const TOUCH_MS = 1000

export async function runExchange(context: ExchangeContext, jobId: string): Promise<void> {
  const { db, clock, log } = context
  const job = await claimJob(db, jobId)
  if (!job) return
  try {
    await mkdir(context.folder, { recursive: true, mode: 0o700 })
    const actor = await getOwner(context, job)
    if (job.kind === 'export') await runExport(context, job, actor)
    else if (job.kind === 'undo') await runUndo(context, job, actor)
    else await runImport(context, job, actor)
  } catch (error) {
    const isExpected = error instanceof AppError
    if (!isExpected) log.error({ err: error, jobId }, 'an exchange of a spreadsheet failed')
    await db.transaction().execute(async (tx) => {
      const errorCode = isExpected ? error.code : 'unexpected'
      const { data: result } = ErrorDetails.safeParse(isExpected ? error.details : undefined)
      await endJob(tx, job.id, { state: 'failed', errorCode, ...(result && { result }) }, clock())
      await settleFailed(tx, job, clock())
    })
  }
}

/** Uses the present rights, which may have been taken away since the job was started. */
async function getOwner({ db }: ExchangeContext, { ownerId, kind }: ExchangeJobRow): Promise<Actor> {
  const actor = await findActorByUserId(db, ownerId)
  const permission = kind === 'export' ? 'incidents.export' : 'incidents.import'
  if (!actor || !isPermitted(actor, permission)) throw new ForbiddenError('access.forbidden', { permission })
  return actor
}

/** Saves heartbeat and progress and reads whether the job was cancelled, at most once for each interval. */
function startBeat({ db, log }: ExchangeContext, jobId: string) {
  const abort = new AbortController()
  let rows = 0
  const timer = setInterval(() => {
    touchJob(db, jobId, rows).then(
      ({ isCancelAsked }) => isCancelAsked && abort.abort(),
      (error) => log.warn({ err: error, jobId }, 'an exchange could not say how far it is'),
    )
  }, TOUCH_MS)
  return {
    signal: abort.signal,
    rows: () => rows,
    progress(count: number) {
      rows = count
    },
    stop: () => clearInterval(timer),
  }
}

async function runExport(context: ExchangeContext, job: ExchangeJobRow, actor: Actor): Promise<void> {
  const { db, clock, folder, region } = context
  const { from, to, filter, mappingId } = job.params
  const beat = startBeat(context, job.id)
  const dayStart = (date: string | null, addDays: number) =>
    date === null ? null : momentInZone(region.timeZone, { date, time: '00:00', addDays })
  try {
    const fields = await listOwnFields(db)
    const onRead = (numbers: number[]) =>
      addExportReading(db, { at: clock(), userId: actor.id, numbers, ref: job.id })
    const run = { actor, fields, signal: beat.signal, onProgress: beat.progress, onRead }
    const rows =
      filter === null
        ? exportIncidents(context, { ...run, from: dayStart(from, 0), to: dayStart(to, 1) })
        : exportFound(context, { ...run, filter: IncidentFilter.parse(filter) })
    const ours = { header: headerOf(fields), rows }
    const written = mappingId === null ? ours : await toNeighbour(db, mappingId, ours)
    await writeIncidents(fileOf(folder, job), job.format, written)
  } catch (error) {
    if (!beat.signal.aborted) throw error
    await endJob(db, job.id, { state: 'cancelled', rowsDone: beat.rows() }, clock())
    return
  } finally {
    beat.stop()
  }
  await db.transaction().execute(async (tx) => {
    await endJob(tx, job.id, { state: 'done', rowsDone: beat.rows() }, clock())
    await settleWritten(tx, job, clock())
  })
  await addJournal(db, {
    actor,
    action: 'incidents.exported',
    objectType: 'exchange_job',
    objectId: job.id,
    // The filter itself is left out: its words may name a person.
    details: { from, to, isByFilter: filter !== null, format: job.format, rows: beat.rows() },
  })
}

async function runImport(context: ExchangeContext, job: ExchangeJobRow, actor: Actor): Promise<void> {
  const { db, clock, folder } = context
  const { isDryRun, isOpenKept, mappingId } = job.params
  const beat = startBeat(context, job.id)
  const errors = createErrorFile(errorFileOf(folder, job))
  try {
    if (!isDryRun) await readThrough(fileOf(folder, job), job.format, beat.signal)
    const sheet = openSheet(fileOf(folder, job), job.format)
    const mapping = mappingId === null ? null : await getMapping(db, mappingId)
    const rows = mapping ? fromNeighbour(mapping, sheet) : sheet
    const report = await importIncidents(context, rows, {
      isDryRun,
      isOpenKept,
      needsText: mapping !== null,
      actor,
      jobId: job.id,
      signal: beat.signal,
      onProgress: ({ read }) => beat.progress(read),
      onError: (error) => errors.add(mapping ? inTheirWords(mapping, error) : error),
    })
    await errors.write()
    const state = beat.signal.aborted ? 'cancelled' : 'done'
    await endJob(
      db,
      job.id,
      {
        state,
        rowsDone: report.read,
        result: {
          ...report,
          errors: mapping ? report.errors.map((error) => inTheirWords(mapping, error)) : report.errors,
          isDryRun,
        },
      },
      clock(),
    )
    if (isDryRun) return
    const { added, known, failed } = report
    await addJournal(db, {
      actor,
      action: 'incidents.imported',
      objectType: 'exchange_job',
      objectId: job.id,
      details: { added, known, failed, isOpenKept, ...(mapping && { neighbour: mapping.name }) },
    })
  } finally {
    beat.stop()
  }
}

async function runUndo(context: ExchangeContext, job: ExchangeJobRow, actor: Actor): Promise<void> {
  const { db, clock } = context
  const { undoes } = job.params
  if (undoes === null) throw new Error('A job that takes a run back names none')
  const beat = startBeat(context, job.id)
  try {
    const result = await undoImport(context, {
      ...{ runId: undoes.jobId, actor, signal: beat.signal, onProgress: beat.progress },
    })
    const state = beat.signal.aborted ? 'cancelled' : 'done'
    await endJob(db, job.id, { state, rowsDone: beat.rows(), result }, clock())
    const { withdrawn, kept } = result
    await addJournal(db, {
      ...{ actor, action: 'incidents.import_undone', objectType: 'exchange_job', objectId: undoes.jobId },
      details: { withdrawn, kept },
    })
  } finally {
    beat.stop()
  }
}
