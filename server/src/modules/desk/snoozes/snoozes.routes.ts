import { DAY_MS } from '@veche/contract/durations.ts'
import { SNOOZE_ROUTES } from '@veche/contract/routes/casework/subtasks.ts'
import { SNOOZE_DAYS_LIMIT, SNOOZES_LIMIT } from '@veche/contract/values/casework/snoozes.ts'
import type { FastifyPluginAsync } from 'fastify'
import { ConflictError, InvalidError } from '../../../platform/errors.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { type Actor, requireActor } from '../../access/index.ts'
import { canSeeIncident, findIncidentRow, getVisibleRow } from '../../incidents/index.ts'
import type { DeskContext } from '../desk-context.ts'
import { backAt, type Seen } from './domain/is-back.ts'
import { deleteOldSnoozes, deleteSnoozes, listSnoozes, saveSnooze } from './snoozes.repository.ts'

type Context = Pick<DeskContext, 'db' | 'clock'>
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
async function readSnoozes({ db, clock }: Context, actor: Actor) {
  const now = clock()
  const rows = await listSnoozes(db, { userId: actor.id, now, limit: SNOOZES_LIMIT })
  const read = await Promise.all(
    rows.map(async (snooze) => {
      const row = await findIncidentRow(db, snooze.incidentId)
      const back = row && canSeeIncident(actor, row) ? backAt(snooze, seenOf(row), now) : null
      return { snooze, back }
    }),
  )
  const snoozes = read.flatMap(({ snooze: { incidentId, until }, back }) =>
    back === null ? [] : [{ incidentId, until: until.toISOString(), backAt: back.toISOString() }],
  )
  return { snoozes }
}

function seenOf({ step, messageCount, urgency, deadlineWarnAt, deadlineDueAt }: Row): Seen {
  return {
    ...{ step, messageCount, isUrgent: urgency === 'urgent' },
    ...{ warnAt: deadlineWarnAt, dueAt: deadlineDueAt },
  }
}

type Setting = { incidentId: string; until: Date | null; actor: Actor }

async function setSnooze({ db, clock }: Context, { incidentId, until, actor }: Setting): Promise<void> {
  const now = clock()
  const row = await getVisibleRow(db, incidentId, actor)
  const userId = actor.id
  if (until === null)
    return db.transaction().execute((tx) => deleteSnoozes(tx, { userId, incidentIds: [incidentId] }))
  if (until <= now || until.getTime() > now.getTime() + SNOOZE_DAYS_LIMIT * DAY_MS)
    throw new InvalidError('snooze.wrong_time', { field: 'until' })
  const { step, messageCount, urgency } = row
  const snooze = { since: now, until, messageCount, wasUrgent: urgency === 'urgent', step }
  if (backAt(snooze, seenOf(row), now) === null) throw new ConflictError('snooze.over')
  await db.transaction().execute(async (tx) => {
    await deleteOldSnoozes(tx, { userId, before: now })
    const others = await listSnoozes(tx, { userId, now, limit: SNOOZES_LIMIT })
    if (others.length >= SNOOZES_LIMIT) throw new ConflictError('snooze.too_many', { limit: SNOOZES_LIMIT })
    await saveSnooze(tx, { userId, incidentId, ...snooze })
  })
}
