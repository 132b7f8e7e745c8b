import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { ExchangeJob } from '@veche/contract/admin/exchange.ts'
import { EXCHANGE_ROUTES } from '@veche/contract/routes/admin/exchange.ts'
import type { FastifyPluginAsync } from 'fastify'
import { ConflictError, InvalidError, NotFoundError } from '../../platform/errors.ts'
import { asDownload } from '../../platform/http/download.ts'
import { LARGE_BODY_LIMIT_MS } from '../../platform/http/limits/body-limits.ts'
import { serveRoute } from '../../platform/http/serve-route.ts'
import { newId } from '../../platform/ids.ts'
import { ODS_TYPE } from '../../platform/sheets/index.ts'
import { hasLostRights, requireActor } from '../access/index.ts'
import { listOwnFields } from '../incidents/index.ts'
import { RUN_JOB } from './exchange.jobs.ts'
import { presentJob } from './exchange.presenter.ts'
import type { ExchangeContext } from './exchange-context.ts'
import { formatOf } from './exchange-file.ts'
import {
  cancelJob,
  type ExchangeJobRow,
  findOwnJob,
  insertJob,
  isBeingUndone,
  listOwnJobs,
  queueJob,
} from './exchange-jobs.repository.ts'
import { errorFileOf, fileOf, hasFile, MAX_UPLOAD_BYTES, saveUpload } from './job-files.ts'
import { findMapping } from './neighbours/mappings.repository.ts'
import { mappingsRoutes } from './neighbours/mappings.routes.ts'
import { schedulesRoutes } from './neighbours/schedules.routes.ts'
import { previewImport } from './preview-import.ts'
import { countWithdrawn, listRunsThatBrought } from './undoing/undone.repository.ts'

const SHOWN_JOBS = 20
const CONTENT_TYPE = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  ods: ODS_TYPE,
} as const

/** A job is visible only to its owner. Rights are checked when it is started and again when it runs. */
export function exchangeRoutes(context: ExchangeContext): FastifyPluginAsync {
  const { db, jobs, clock, folder } = context

  async function getJob(id: string, ownerId: string): Promise<ExchangeJobRow> {
    const job = await findOwnJob(db, id, ownerId)
    if (!job) throw new NotFoundError('exchange.not_found', { id })
    return job
  }
  async function getMapping(id: string): Promise<void> {
    if (!(await findMapping(db, id))) throw new NotFoundError('neighbour.not_found', { id })
  }
  async function presentAll(rows: readonly ExchangeJobRow[]): Promise<ExchangeJob[]> {
    const runIds = rows.flatMap(({ id, kind }) => (kind === 'import' ? [id] : []))
    const [brought, withdrawn] = await Promise.all([
      listRunsThatBrought(db, runIds),
      countWithdrawn(db, runIds),
    ])
    return Promise.all(rows.map((job) => presentJob(job, { folder, now: clock(), brought, withdrawn })))
  }
  async function present(id: string, ownerId: string): Promise<ExchangeJob> {
    const [job] = await presentAll([await getJob(id, ownerId)])
    if (!job) throw new NotFoundError('exchange.not_found', { id })
    return job
  }

  return async (app) => {
    app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload))

    await app.register(mappingsRoutes(context))
    await app.register(schedulesRoutes(context))

    serveRoute(app, EXCHANGE_ROUTES.list, async (request) => {
      const own = await listOwnJobs(db, requireActor(request).id, SHOWN_JOBS)
      return { jobs: await presentAll(own) }
    })

    serveRoute(app, EXCHANGE_ROUTES.get, (request) => present(request.params.jobId, requireActor(request).id))

    serveRoute(app, EXCHANGE_ROUTES.export, async (request) => {
      const { format, from, to, filter, mappingId } = request.body
      if (mappingId !== null) await getMapping(mappingId)
      const ownerId = requireActor(request).id
      if (from !== null && to !== null && from > to)
        throw new InvalidError('exchange.wrong_period', { from, to })
      const id = await db.transaction().execute(async (tx) => {
        const id = await insertJob(tx, {
          kind: 'export',
          ownerId,
          state: 'queued',
          format,
          params: { from, to, filter, mappingId },
          now: clock(),
        })
        await jobs.add(tx, RUN_JOB, { jobId: id })
        return id
      })
      return present(id, ownerId)
    })

    serveRoute(
      app,
      EXCHANGE_ROUTES.upload,
      async (request) => {
        const ownerId = requireActor(request).id
        const { name } = request.query
        const job = { id: newId(), format: formatOf(name) }
        if (!(request.body instanceof Readable)) throw new InvalidError('exchange.no_file')
        await saveUpload(folder, job, request.body)
        const preview = await previewImport(fileOf(folder, job), {
          ...{ ...job, fileName: name, fields: await listOwnFields(db) },
        }).catch(async (error) => {
          await rm(fileOf(folder, job), { force: true })
          throw error
        })
        await insertJob(db, {
          ...job,
          kind: 'import',
          ownerId,
          state: 'uploaded',
          params: {},
          preview,
          now: clock(),
        })
        return present(job.id, ownerId)
      },
      { bodyLimitMs: LARGE_BODY_LIMIT_MS, bodyLimit: MAX_UPLOAD_BYTES },
    )

    serveRoute(app, EXCHANGE_ROUTES.start, async (request) => {
      const ownerId = requireActor(request).id
      const job = await getJob(request.params.jobId, ownerId)
      if (job.kind !== 'import' || !(await hasFile(fileOf(folder, job))))
        throw new NotFoundError('exchange.file_gone', { id: job.id })
      const { mappingId } = request.body
      if (mappingId !== null) await getMapping(mappingId)
      else if ((job.preview?.lacks.length ?? 0) > 0)
        throw new InvalidError('exchange.no_header', { columns: job.preview?.lacks })
      await db.transaction().execute(async (tx) => {
        if (!(await queueJob(tx, job.id, request.body)))
          throw new ConflictError('exchange.running', { id: job.id })
        await jobs.add(tx, RUN_JOB, { jobId: job.id })
      })
      return present(job.id, ownerId)
    })

    serveRoute(app, EXCHANGE_ROUTES.cancel, async (request) => {
      const ownerId = requireActor(request).id
      const { id } = await getJob(request.params.jobId, ownerId)
      await cancelJob(db, id, clock())
      return present(id, ownerId)
    })

    serveRoute(app, EXCHANGE_ROUTES.undo, async (request) => {
      const ownerId = requireActor(request).id
      const run = await present(request.params.jobId, ownerId)
      if (!run.mayUndo) throw new ConflictError('exchange.nothing_to_undo', { id: run.id })
      const undoes = { jobId: run.id, fileName: run.preview?.fileName ?? '' }
      const id = await db.transaction().execute(async (tx) => {
        if (await isBeingUndone(tx, run.id)) throw new ConflictError('exchange.running', { id: run.id })
        const what = { kind: 'undo', ownerId, state: 'queued', format: run.format } as const
        const id = await insertJob(tx, { ...what, params: { undoes }, now: clock() })
        await jobs.add(tx, RUN_JOB, { jobId: id })
        return id
      })
      return present(id, ownerId)
    })

    serveRoute(app, EXCHANGE_ROUTES.getFile, async (request, reply) => {
      const job = await getJob(request.params.jobId, requireActor(request).id)
      const { fileUntil } = await presentJob(job, {
        ...{ folder, now: clock(), brought: new Set(), withdrawn: new Map() },
      })
      const made = { userId: job.ownerId, since: job.createdAt }
      if (fileUntil === null || (await hasLostRights(db, made)))
        throw new NotFoundError('exchange.file_gone', { id: job.id })
      const day = job.createdAt.toISOString().slice(0, 10)
      return reply
        .headers(asDownload(`incidents-${day}.${job.format}`, CONTENT_TYPE[job.format]))
        .send(createReadStream(fileOf(folder, job)))
    })

    serveRoute(app, EXCHANGE_ROUTES.getErrors, async (request, reply) => {
      const job = await getJob(request.params.jobId, requireActor(request).id)
      const file = errorFileOf(folder, job)
      if (!(await hasFile(file))) throw new NotFoundError('exchange.file_gone', { id: job.id })
      return reply.headers(asDownload('errors.csv', CONTENT_TYPE.csv)).send(createReadStream(file))
    })
  }
}
