import type { IncidentFilter } from '@veche/contract/casework/incident-filter.ts'
import { SNOOZE_ROUTES } from '@veche/contract/routes/casework/subtasks.ts'
import { SNOOZES_LIMIT } from '@veche/contract/values/casework/snoozes.ts'
import { QUEUES } from '@veche/contract/values/incidents.ts'
import type { FastifyPluginAsync } from 'fastify'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { type Actor, requireActor } from '../../access/index.ts'
import { canSeeIncident, findIncidentRow, listAmong, STEPS_OF } from '../../incidents/index.ts'
import type { DeskContext } from '../desk-context.ts'
import { backAt } from './domain/is-back.ts'
import { seenOf, setSnooze } from './set-snooze.ts'
import { listSnoozes } from './snoozes.repository.ts'

type Context = Pick<DeskContext, 'db' | 'clock' | 'region'>
type Row = NonNullable<Awaited<ReturnType<typeof findIncidentRow>>>

export function snoozesRoutes(context: Context): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, SNOOZE_ROUTES.list, (request) => readSnoozes(context, requireActor(request)))

    serveRoute(app, SNOOZE_ROUTES.set, async (request) => {
      const actor = requireActor(request)
      const until = request.body.until === null ? null : new Date(request.body.until)
      await setSnooze(context, { ...request.params, until, actor })
      return readSnoozes(context, actor)
    })
  }
}

/** Only what is aside in truth: what has come back is forgotten on the way. */
async function readSnoozes(context: Context, actor: Actor) {
  const { db, clock } = context
  const now = clock()
  const rows = await listSnoozes(db, { userId: actor.id, now, limit: SNOOZES_LIMIT })
  const read = await Promise.all(
    rows.map(async (snooze) => {
      const row = await findIncidentRow(db, snooze.incidentId)
      const back = row && canSeeIncident(actor, row) ? backAt(snooze, seenOf(row), now) : null
      return row && back ? [{ snooze, step: row.step, back }] : []
    }),
  )
  const aside = read.flat()
  const holding = await readLists(context, { actor, now, aside })
  return {
    snoozes: aside.map(({ snooze: { incidentId, until }, back }) => ({
      ...{ incidentId, until: until.toISOString(), backAt: back.toISOString() },
      ...holding(incidentId),
    })),
  }
}

type Aside = { snooze: { incidentId: string }; step: Row['step'] }
type Asked = { actor: Actor; now: Date; aside: readonly Aside[] }

/** Which lists hold each of them now, and which of them count as late there: by the rules of the counters. */
async function readLists({ db, region: { timeZone } }: Context, { actor, now, aside }: Asked) {
  const idsAmong = async (filter: IncidentFilter, ids: readonly string[]) => {
    const rows = ids.length === 0 ? [] : await listAmong(db, { actor, now, timeZone, filter, ids })
    return new Set(rows.map(({ id }) => id))
  }
  const idsOf = (rows: readonly Aside[]) => rows.map(({ snooze }) => snooze.incidentId)
  const late = await idsAmong({ late: true }, idsOf(aside))
  const lists = await Promise.all(
    QUEUES.map(async (queue) => {
      const atItsSteps = aside.filter(({ step }) => STEPS_OF[queue].includes(step))
      return { queue, held: await idsAmong({ queue }, idsOf(atItsSteps)) }
    }),
  )
  return (id: string) => ({
    queues: lists.flatMap(({ queue, held }) => (held.has(id) ? [queue] : [])),
    isLate: late.has(id),
  })
}
