/** Imports messages from a file as if the channel had received them: into the raw inbox, then through the pipeline. */
import { z } from 'zod'
import type { ChannelAccount, Connector, ImportedMessage } from '../../../connectors/connector.ts'
import type { Database } from '../../../platform/database/db.ts'
import type { Vault } from '../../../platform/vault.ts'
import { insertRaw, type NewRaw, wakePipeline } from '../raw/raw-inbox.repository.ts'
import { threadKeyOf } from '../raw/raw-key.ts'

/** One row of the file as it was read, with the number a person finds it by. */
export type FileRow = { row: number; value: unknown; problem?: string }
export type RowError = { row: number; field: string | null; code: string; message: string }
export type ImportReport = { read: number; added: number; known: number; errors: RowError[] }

export type ImportDeps = {
  db: Database
  vault: Vault
  account: ChannelAccount
  connector: Connector
  now: Date
  signal: AbortSignal
  onProgress: (report: ImportReport) => void
}

const BATCH = 200
const MAX_KEPT_ERRORS = 1000
const Digits = z.union([z.string().regex(/^\d{1,15}$/), z.number().int().nonnegative()]).transform(String)
const optional = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (value === '' || value === null ? undefined : value), schema.optional())

/** Columns of the file; others are ignored. Names of authors are not taken: a network is asked for them. */
export const ImportRow = z.object({
  id: z.union([z.string().trim().min(1).max(200), z.number()]).transform(String),
  text: z.string().trim().min(1).max(20_000),
  date: optional(z.coerce.date()),
  postId: optional(Digits),
  commentId: optional(Digits),
  replyToId: optional(Digits),
  authorId: optional(Digits),
})

/** Stops at the signal after the current batch. Stored rows stay, and a second run continues from there. */
export async function importMessages(rows: AsyncIterable<FileRow>, deps: ImportDeps): Promise<ImportReport> {
  const report: ImportReport = { read: 0, added: 0, known: 0, errors: [] }
  let batch: NewRaw[] = []
  for await (const row of rows) {
    if (deps.signal.aborted) break
    report.read += 1
    const raw = await readRow(row, deps, report)
    if (raw) batch.push(raw)
    if (batch.length >= BATCH) {
      await save(batch, deps, report)
      batch = []
    }
  }
  await save(batch, deps, report)
  return report
}

async function readRow(
  { row, value, problem }: FileRow,
  { account, connector, now }: ImportDeps,
  report: ImportReport,
): Promise<NewRaw | null> {
  const parsed = problem ? null : ImportRow.safeParse(value)
  if (parsed?.success) {
    const item = connector.compose(toMessage(parsed.data, now), account)
    const said = await connector.normalise(item.body, account, now)
    const event = said.find((one) => one.op === 'created')
    const importedThread = event ? threadKeyOf(event) : ''
    return { ...item, channelId: account.id, receivedAt: now, importedThread }
  }
  const issue = parsed?.error.issues[0]
  if (report.errors.length < MAX_KEPT_ERRORS) {
    report.errors.push({
      row,
      field: issue?.path.join('.') || null,
      code: problem ? 'import.unreadable_row' : 'import.bad_field',
      message: problem ?? issue?.message ?? 'invalid',
    })
  }
  return null
}

function toMessage(row: z.infer<typeof ImportRow>, now: Date): ImportedMessage {
  return {
    id: row.id,
    text: row.text,
    writtenAt: row.date ?? now,
    postId: row.postId ?? null,
    commentId: row.commentId ?? null,
    replyToId: row.replyToId ?? null,
    authorId: row.authorId ?? null,
  }
}

async function save(
  batch: readonly NewRaw[],
  { db, vault, onProgress }: ImportDeps,
  report: ImportReport,
): Promise<void> {
  if (batch.length > 0) {
    const added = await db.transaction().execute(async (tx) => {
      const count = await insertRaw(tx, vault, batch)
      if (count > 0) await wakePipeline(tx)
      return count
    })
    report.added += added
    report.known += batch.length - added
  }
  onProgress(report)
}
