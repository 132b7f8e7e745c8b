import { JournalResponse } from '@veche/contract/access.ts'
import { PageQuery } from '@veche/contract/common.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { InvalidError } from '../../platform/errors.ts'
import type { AppContext } from '../../platform/http/app-context.ts'
import { listJournal } from './journal.repository.ts'
import { decodeCursor, encodeCursor } from './page-cursor.ts'

const Details = z.record(z.string(), z.unknown()).catch({})

export function journalRoutes({ db }: AppContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/journal',
      {
        config: { permission: 'journal.read' },
        schema: { querystring: PageQuery, response: { 200: JournalResponse } },
      },
      async (request) => {
        const { limit, cursor } = request.query
        const rows = await listJournal(db, { limit: limit + 1, before: readId(decodeCursor(cursor)) })
        const page = rows.slice(0, limit)
        return {
          entries: page.map((row) => ({
            ...row,
            id: String(row.id),
            at: row.at.toISOString(),
            details: Details.parse(row.details),
          })),
          nextCursor: rows.length > limit ? encodeCursor(page.at(-1)?.id.toString()) : null,
        }
      },
    )
  }
}

function readId(key: string | null): number | null {
  if (key === null) return null
  if (!/^\d{1,15}$/.test(key)) throw new InvalidError('http.bad_cursor')
  return Number(key)
}
