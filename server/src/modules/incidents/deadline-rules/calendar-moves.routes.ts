import { DEADLINE_ROUTES } from '@veche/contract/routes/admin/deadlines.ts'
import type { FastifyPluginAsync } from 'fastify'
import type { Db } from '../../../platform/database/db.ts'
import { beyondScope } from '../../../platform/database/readers/reader.ts'
import { InvalidError } from '../../../platform/errors.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import type { IncidentsContext } from '../rights/index.ts'
import { previewCalendar } from './preview-calendar.ts'
import { listDeadlineMoves } from './rules.repository.ts'

/** What a calendar moves: before it is saved, and afterwards. Numbers of incidents and moments, nothing of their texts. */
export function calendarMovesRoutes({ db }: IncidentsContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, DEADLINE_ROUTES.previewCalendar, (request) =>
      beyondScope('a calendar moves deadlines of the whole region: numbers and moments, no texts', () =>
        previewCalendar(db, request.body),
      ),
    )
    serveRoute(app, DEADLINE_ROUTES.listMoves, async (request) => {
      const { limit, cursor } = request.query
      const rows = await beyondScope('what the calendar moved in the whole region', () =>
        listMoves(db, { version: request.params.version, limit: limit + 1, cursor }),
      )
      const page = rows.slice(0, limit)
      return {
        moves: page.map(({ id: _id, before, after, ...move }) => ({
          ...move,
          before: before.toISOString(),
          after: after.toISOString(),
        })),
        nextCursor: rows.length > limit ? String(page.at(-1)?.id) : null,
      }
    })
  }
}

function listMoves(
  db: Db,
  { version, limit, cursor = '0' }: { version: number; limit: number; cursor: string | undefined },
) {
  if (!/^\d{1,15}$/.test(cursor)) throw new InvalidError('http.bad_cursor')
  return listDeadlineMoves(db, { version, cursor, limit })
}
