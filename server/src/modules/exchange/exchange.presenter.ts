import type { ExchangeJob } from '@veche/contract/admin/exchange.ts'
import type { ExchangeJobRow } from './exchange-jobs.repository.ts'
import { errorFileOf, FILE_LIVES_MS, fileOf, hasFile } from './job-files.ts'

type Around = {
  folder: string
  now: Date
  /** Runs of which something is here. */
  brought: ReadonlySet<string>
  /** By run, how much of it was taken back. */
  withdrawn: ReadonlyMap<string, number>
}

export async function presentJob(
  job: ExchangeJobRow,
  { folder, now, brought, withdrawn }: Around,
): Promise<ExchangeJob> {
  const { id, kind, state, format, rowsDone, errorCode, errorDetails, preview, result } = job
  const until = new Date((job.finishedAt ?? now).getTime() + FILE_LIVES_MS)
  const isKept = until > now && state === 'done'
  const [isWritten, hasErrors] = await Promise.all([
    hasFile(fileOf(folder, job)),
    hasFile(errorFileOf(folder, job)),
  ])
  return {
    id,
    kind,
    state,
    format,
    from: job.params.from,
    to: job.params.to,
    filter: job.params.filter,
    rowsDone,
    createdAt: job.createdAt.toISOString(),
    finishedAt: job.finishedAt?.toISOString() ?? null,
    errorCode,
    errorDetails,
    fileUntil: kind === 'export' && isKept && isWritten ? until.toISOString() : null,
    hasErrorFile: hasErrors && (result?.errors.length ?? 0) > 0,
    preview,
    result,
    mayUndo: kind === 'import' && !['queued', 'running'].includes(state) && brought.has(id),
    withdrawn: withdrawn.get(id) ?? 0,
    undoes: job.params.undoes,
    undone: job.undone,
  }
}
