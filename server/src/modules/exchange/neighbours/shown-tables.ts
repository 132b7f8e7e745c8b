/** Tables of a region that shows itself: a run that was brought in and taken back, and one that goes out by itself. */
import { Readable } from 'node:stream'
import type { NeighbourMapping, NewExportSchedule } from '@veche/contract/admin/neighbours.ts'
import { MINUTE_MS } from '@veche/contract/durations.ts'
import { newId } from '../../../platform/ids.ts'
import { nextRunAfter } from '../../../platform/run-times/next-run.ts'
import type { Actor } from '../../access/index.ts'
import { listOwnFields } from '../../incidents/index.ts'
import type { ExchangeContext } from '../exchange-context.ts'
import { formatOf } from '../exchange-file.ts'
import { insertJob, queueJob } from '../exchange-jobs.repository.ts'
import { fileOf, saveUpload } from '../job-files.ts'
import { previewImport } from '../preview-import.ts'
import { runExchange } from '../run-exchange.ts'
import { findMapping, saveMapping } from './mappings.repository.ts'
import { insertSchedule } from './schedules.repository.ts'

/** So long nobody saw that the table was the wrong one. */
const NOTICED_AFTER_MS = 20 * MINUTE_MS

type Table = { fileName: string; text: string; actor: Actor }

/** As a person does it: looked at, brought in, and taken back as a whole. */
export async function addUndoneImport(
  context: ExchangeContext,
  { fileName, text, actor }: Table,
): Promise<void> {
  const { db, clock, folder } = context
  const job = { id: newId(), format: formatOf(fileName) }
  await saveUpload(folder, job, Readable.from([Buffer.from(text)]))
  const fields = await listOwnFields(db)
  const preview = await previewImport(fileOf(folder, job), { format: job.format, fileName, fields })
  const kept = { ownerId: actor.id, format: job.format, now: new Date(clock().getTime() - NOTICED_AFTER_MS) }
  await insertJob(db, { ...kept, id: job.id, kind: 'import', state: 'uploaded', params: {}, preview })
  await queueJob(db, job.id, { isDryRun: false, isOpenKept: true })
  await runExchange(context, job.id)
  const params = { undoes: { jobId: job.id, fileName } }
  await runExchange(
    context,
    await insertJob(db, { ...kept, kind: 'undo', state: 'queued', params, now: clock() }),
  )
}

type Sending = {
  id: string
  mapping: NeighbourMapping
  times: Omit<NewExportSchedule, 'mappingId'>
  by: Actor
  owner: Actor
}

/** False: it is here from an earlier start. */
export function sendByItself(
  { db, clock, region }: ExchangeContext,
  { id, mapping, times, by, owner }: Sending,
): Promise<boolean> {
  const now = clock()
  return db.transaction().execute(async (tx) => {
    if (await findMapping(tx, id)) return false
    await saveMapping(tx, { id, mapping, by, now })
    const nextRunAt = nextRunAfter({ ...times, monthDay: null }, now, region.timeZone)
    await insertSchedule(tx, {
      ...{ ...times, id: newId(), mappingId: id, ownerId: owner.id, nextRunAt, createdAt: now },
    })
    return true
  })
}
