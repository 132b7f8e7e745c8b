import type { ExchangeJob } from '@veche/contract/admin/exchange.ts'
import type { ExchangeJobRow } from './exchange-jobs.repository.ts'
import { errorFileOf, FILE_LIVES_MS, fileOf, hasFile } from './job-files.ts'

export async function presentJob(
  job: ExchangeJobRow,
  { folder, now, brought }: { folder: string; now: Date; brought: ReadonlySet<string> },
): Promise<ExchangeJob> {
  const { id, kind, state, format, rowsDone, errorCode, preview, result } = job
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
    rowsDone,
    createdAt: job.createdAt.toISOString(),
    finishedAt: job.finishedAt?.toISOString() ?? null,
    errorCode,
    fileUntil: kind === 'export' && isKept && isWritten ? until.toISOString() : null,
    hasErrorFile: hasErrors && (result?.errors.length ?? 0) > 0,
    preview,
    result,
    mayUndo: kind === 'import' && !['queued', 'running'].includes(state) && brought.has(id),
    undoes: job.params.undoes,
    undone: job.undone,
  }
}
