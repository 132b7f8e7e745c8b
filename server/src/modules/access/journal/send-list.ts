/** Lists of the portal out to files: the journal keeps who took which list and by which fields, nothing that is in it. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Db } from '../../../platform/database/db.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { sendTable } from '../../../platform/http/send-table.ts'
import type { Cell } from '../../../platform/sheets/index.ts'
import { requireActor } from '../access-plugin.ts'
import { addJournal } from './journal.repository.ts'

/** Before a list goes out as text. */
export async function journalList(db: Db, request: FastifyRequest, name: string): Promise<void> {
  const { query } = request
  const fields = typeof query === 'object' && query !== null ? Object.keys(query) : []
  await addJournal(db, {
    ...{ actor: requireActor(request), action: 'portal.exported', objectType: 'portal', objectId: null },
    details: { name, fields },
  })
}

/** Sends it as CSV. */
export async function sendList(
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  table: { name: string; rows: Iterable<Cell[]> | AsyncIterable<Cell[]> },
  context: Pick<AppContext, 'db' | 'clock' | 'region'>,
): Promise<FastifyReply> {
  await journalList(context.db, request, table.name)
  return sendTable(reply, table, context)
}
