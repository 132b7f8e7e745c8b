import {
  CalendarPreviewRequest,
  CalendarPreviewResponse,
  DeadlineMovesResponse,
} from '@veche/contract/admin/directory.ts'
import { PageQuery } from '@veche/contract/common.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Db } from '../../../platform/database/db.ts'
import { InvalidError } from '../../../platform/errors.ts'
import type { IncidentsContext } from '../rights/index.ts'
import { previewCalendar } from './preview-calendar.ts'
import { listDeadlineMoves } from './rules.repository.ts'

const config = { permission: 'directory.manage' }
const params = z.object({ version: z.coerce.number().int().min(1).max(1_000_000) })

/** What a calendar moves: before it is saved, and afterwards. Numbers of incidents and moments, nothing of their texts. */
export function calendarMovesRoutes({ db }: IncidentsContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/directory/calendar/preview',
      { config, schema: { body: CalendarPreviewRequest, response: { 200: CalendarPreviewResponse } } },
      (request) => previewCalendar(db, request.body),
    )
    app.get(
      '/directory/calendar/versions/:version/moves',
      { config, schema: { params, querystring: PageQuery, response: { 200: DeadlineMovesResponse } } },
      async (request) => {
        const { limit, cursor } = request.query
        const rows = await listMoves(db, { version: request.params.version, limit: limit + 1, cursor })
        const page = rows.slice(0, limit)
        return {
          moves: page.map(({ id: _id, before, after, ...move }) => ({
            ...move,
            before: before.toISOString(),
            after: after.toISOString(),
          })),
          nextCursor: rows.length > limit ? String(page.at(-1)?.id) : null,
        }
      },
    )
  }
}

function listMoves(
  db: Db,
  { version, limit, cursor = '0' }: { version: number; limit: number; cursor: string | undefined },
) {
  if (!/^\d{1,15}$/.test(cursor)) throw new InvalidError('http.bad_cursor')
  return listDeadlineMoves(db, { version, cursor, limit })
}
