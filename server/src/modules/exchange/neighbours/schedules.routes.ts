/** Tables that go out by themselves: each person's own, which an administrator may turn off. */
import { NEIGHBOUR_ROUTES } from '@veche/contract/routes/admin/neighbours.ts'
import { MOST_SCHEDULES } from '@veche/contract/values/admin/neighbours.ts'
import type { FastifyPluginAsync } from 'fastify'
import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError, ForbiddenError, NotFoundError } from '../../../platform/errors.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { newId } from '../../../platform/ids.ts'
import { nextRunAfter } from '../../../platform/run-times/next-run.ts'
import { type Actor, addJournal, hasRole, isPermitted, requireActor } from '../../access/index.ts'
import type { ExchangeContext } from '../exchange-context.ts'
import { findMapping, lockMappings } from './mappings.repository.ts'
import {
  deleteSchedule,
  findForUpdate,
  insertSchedule,
  listSchedules,
  updateSchedule,
} from './schedules.repository.ts'

type Context = Pick<ExchangeContext, 'db' | 'clock' | 'region'>

export function schedulesRoutes({ db, clock, region }: Context): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, NEIGHBOUR_ROUTES.listSchedules, async (request) => {
      const actor = requireActor(request)
      return { schedules: await listSchedules(db, { userId: actor.id, seesAll: seesAll(actor) }) }
    })

    serveRoute(app, NEIGHBOUR_ROUTES.addSchedule, async (request) => {
      const actor = requireActor(request)
      const now = clock()
      await db.transaction().execute(async (tx) => {
        await lockMappings(tx)
        const { mappingId } = request.body
        if (!(await findMapping(tx, mappingId)))
          throw new NotFoundError('neighbour.not_found', { id: mappingId })
        if ((await listSchedules(tx, { userId: actor.id, seesAll: false })).length >= MOST_SCHEDULES)
          throw new ConflictError('exchange.too_many_schedules', { most: MOST_SCHEDULES })
        const nextRunAt = nextRunAfter({ ...request.body, monthDay: null }, now, region.timeZone)
        const id = newId()
        await insertSchedule(tx, { ...request.body, id, ownerId: actor.id, nextRunAt, createdAt: now })
        await journal(tx, actor, { action: 'exchange.schedule_added', id, details: { mappingId } })
      })
      return { ok: true } as const
    })

    serveRoute(app, NEIGHBOUR_ROUTES.switchSchedule, async (request) => {
      const actor = requireActor(request)
      const { isOn } = request.body
      const now = clock()
      await db.transaction().execute(async (tx) => {
        const schedule = await getVisible(tx, request.params.scheduleId, actor)
        if (isOn && schedule.ownerId !== actor.id) throw new ForbiddenError('exchange.schedule_of_other')
        if (isOn && !isPermitted(actor, 'incidents.export')) throw new ForbiddenError('access.forbidden')
        if ((schedule.offAt === null) === isOn) return
        const nextRunAt = nextRunAfter({ ...schedule, monthDay: null }, now, region.timeZone)
        await updateSchedule(
          tx,
          schedule.id,
          isOn
            ? {
                ...{ offAt: null, offBy: null, isOffByFailures: false, failures: 0, nextRunAt },
                // What fell into a pause of one's own is wanted by nobody.
                ...(!schedule.isOffByFailures && { writtenTo: null }),
              }
            : { offAt: now, offBy: actor.id },
        )
        await journal(tx, actor, { action: 'exchange.schedule_switched', id: schedule.id, details: { isOn } })
      })
      return { ok: true } as const
    })

    serveRoute(app, NEIGHBOUR_ROUTES.removeSchedule, async (request) => {
      const actor = requireActor(request)
      await db.transaction().execute(async (tx) => {
        const { id, mappingId } = await getOwn(tx, request.params.scheduleId, actor)
        await deleteSchedule(tx, id)
        await journal(tx, actor, { action: 'exchange.schedule_removed', id, details: { mappingId } })
      })
      return { ok: true } as const
    })
  }
}

const seesAll = (actor: Actor) => hasRole(actor, 'administrator')

async function getVisible(tx: Tx, id: string, actor: Actor) {
  const schedule = await findForUpdate(tx, id)
  if (!schedule || (schedule.ownerId !== actor.id && !seesAll(actor)))
    throw new NotFoundError('exchange.schedule_not_found', { id })
  return schedule
}

async function getOwn(tx: Tx, id: string, actor: Actor) {
  const schedule = await findForUpdate(tx, id)
  if (schedule?.ownerId !== actor.id) throw new NotFoundError('exchange.schedule_not_found', { id })
  return schedule
}

type Entry = {
  action: `exchange.schedule_${'added' | 'switched' | 'removed'}`
  id: string
  details: Record<string, unknown>
}

function journal(tx: Tx, actor: Actor, { action, id, details }: Entry): Promise<void> {
  return addJournal(tx, { actor, action, objectType: 'exchange_schedule', objectId: id, details })
}
