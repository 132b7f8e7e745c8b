import type { ExchangeContext } from './exchange-context.ts'
import { listExported } from './exchange-jobs.repository.ts'
import { removeFile } from './job-files.ts'

/** Rows of a question that was erased meanwhile may stand in them; their owners make them anew. */
export async function removeExports({ db, folder }: Pick<ExchangeContext, 'db' | 'folder'>): Promise<void> {
  for (const job of await listExported(db)) await removeFile(folder, job)
}
