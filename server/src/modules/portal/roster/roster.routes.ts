import { DAY_MS } from '@veche/contract/durations.ts'
import { ROSTER_ROUTES } from '@veche/contract/routes/portal/roster.ts'
import type { FastifyPluginAsync } from 'fastify'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { momentInZone } from '../../../platform/working-time/index.ts'
import { requireActor, sendList } from '../../access/index.ts'
import type { ContactsContext } from '../contacts/index.ts'
import { draftRoster, readRoster, saveRoster } from './roster.ts'
import { absenceCells, shiftCells } from './roster-tables.ts'
import { dutiesOf, listShiftsOfPerson } from './shifts.repository.ts'

const AHEAD_MS = 14 * DAY_MS

export function rosterRoutes(context: ContactsContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, ROSTER_ROUTES.listOwn, async (request) => {
      const from = context.clock()
      const to = new Date(from.getTime() + AHEAD_MS)
      const duties = await dutiesOf(context.db, { userId: requireActor(request).id, from, to })
      return {
        duties: duties.map(({ startsAt, endsAt, ...duty }) => ({
          ...{ ...duty, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
        })),
      }
    })

    serveRoute(app, ROSTER_ROUTES.listPersonShifts, async (request) => {
      const { from, to } = request.query
      const zone = context.region.timeZone
      const shifts = await listShiftsOfPerson(context.db, {
        personId: request.params.personId,
        startsAt: momentInZone(zone, { date: from, time: '00:00' }),
        endsAt: momentInZone(zone, { date: to, time: '00:00', addDays: 1 }),
      })
      return {
        shifts: shifts.map(({ startsAt, endsAt, ...shift }) => ({
          ...{ ...shift, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
        })),
      }
    })

    serveRoute(app, ROSTER_ROUTES.exportShifts, async (request, reply) => {
      const rows = await shiftCells(context, request.query)
      return sendList({ request, reply }, { name: 'Дежурства', rows }, context)
    })

    serveRoute(app, ROSTER_ROUTES.exportAbsences, async (request, reply) => {
      const rows = await absenceCells(context, request.query)
      return sendList({ request, reply }, { name: 'Отсутствуют', rows }, context)
    })

    serveRoute(app, ROSTER_ROUTES.get, (request) => {
      const { day } = request.query
      return readRoster(context, { ...request.params, day, actor: requireActor(request) })
    })

    serveRoute(app, ROSTER_ROUTES.draft, (request) =>
      draftRoster(context, { ...request.params, ...request.body, actor: requireActor(request) }),
    )

    serveRoute(app, ROSTER_ROUTES.save, async (request) => {
      const [actor, { postId }] = [requireActor(request), request.params]
      await saveRoster(context, { postId, ...request.body, actor })
      return readRoster(context, { postId, day: request.body.week, actor })
    })
  }
}
