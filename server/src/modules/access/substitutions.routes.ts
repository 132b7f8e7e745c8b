import type { SubstitutionResponse } from '@veche/contract/access.ts'
import { OWN_ACCOUNT_ROUTES } from '@veche/contract/routes/own-account.ts'
import type { FastifyPluginAsync } from 'fastify'
import type { z } from 'zod'
import { ConflictError, InvalidError, NotFoundError } from '../../platform/errors.ts'
import type { AppContext } from '../../platform/http/app-context.ts'
import { serveRoute } from '../../platform/http/serve-route.ts'
import { newId } from '../../platform/ids.ts'
import { requireActor } from './access-plugin.ts'
import { type Actor, hasRole } from './domain/actor.ts'
import { addJournal } from './journal/journal.repository.ts'
import {
  cancelSubstitution,
  insertSubstitution,
  listCrossing,
  listPossibleDeputies,
  listSubstitutionsOf,
  lockSubstitutions,
  type SubstitutionRow,
} from './substitutions.repository.ts'

const LONGEST_MS = 366 * 86_400_000

/** «Меня не будет»: an approver names a deputy who decides for them meanwhile. */
export function substitutionsRoutes({ db, clock }: Pick<AppContext, 'db' | 'clock'>): FastifyPluginAsync {
  const present = async (actor: Actor) => {
    const rows = await listSubstitutionsOf(db, actor.id, clock())
    return { substitutions: rows.map((row) => presentSubstitution(row, actor)) }
  }
  return async (app) => {
    serveRoute(app, OWN_ACCOUNT_ROUTES.listSubstitutions, (request) => present(requireActor(request)))

    serveRoute(app, OWN_ACCOUNT_ROUTES.listDeputies, async (request) => ({
      deputies: await listPossibleDeputies(db, requireActor(request).id),
    }))

    serveRoute(app, OWN_ACCOUNT_ROUTES.createSubstitution, async (request) => {
      const actor = requireActor(request)
      const { deputyId } = request.body
      const [startsAt, endsAt] = [new Date(request.body.startsAt), new Date(request.body.endsAt)]
      const now = clock()
      if (!hasRole(actor, 'moderator', 'coordinator', 'head'))
        throw new InvalidError('access.approves_nothing')
      const isSpanGood = endsAt > startsAt && endsAt > now && endsAt.getTime() - now.getTime() <= LONGEST_MS
      if (!isSpanGood) throw new InvalidError('access.absence_span')
      await db.transaction().execute(async (tx) => {
        await lockSubstitutions(tx)
        const deputies = await listPossibleDeputies(tx, actor.id)
        if (!deputies.some(({ id }) => id === deputyId)) throw new InvalidError('access.deputy_not_possible')
        await assertFree(tx, { absentId: actor.id, deputyId, startsAt, endsAt })
        const id = newId()
        await insertSubstitution(tx, { id, absentId: actor.id, deputyId, startsAt, endsAt, createdAt: now })
        const details = { deputyId, startsAt, endsAt }
        await addJournal(tx, {
          actor,
          action: 'substitution.created',
          objectType: 'user',
          objectId: actor.id,
          details,
        })
      })
      return present(actor)
    })

    serveRoute(app, OWN_ACCOUNT_ROUTES.cancelSubstitution, async (request) => {
      const actor = requireActor(request)
      const { substitutionId: id } = request.params
      await db.transaction().execute(async (tx) => {
        const deputyId = await cancelSubstitution(tx, { id, absentId: actor.id, now: clock() })
        if (deputyId === null) throw new NotFoundError('access.substitution_not_found')
        await addJournal(tx, {
          ...{ actor, action: 'substitution.cancelled', objectType: 'user', objectId: actor.id },
          details: { deputyId },
        })
      })
      return present(actor)
    })
  }
}

type Wanted = { absentId: string; deputyId: string; startsAt: Date; endsAt: Date }

/**
 * A person has one absence at a time, a deputy is present, and an absent person is nobody's deputy, so rights never form
 * a circle nor along a chain.
 */
async function assertFree(tx: Parameters<typeof listCrossing>[0], wanted: Wanted): Promise<void> {
  const { absentId, deputyId } = wanted
  const crossing = await listCrossing(tx, { ...wanted, userIds: [absentId, deputyId] })
  for (const row of crossing) {
    if (row.absentId === absentId) throw new ConflictError('access.absence_overlaps')
    if (row.absentId === deputyId) throw new ConflictError('access.deputy_is_away')
    if (row.deputyId === absentId) throw new ConflictError('access.you_stand_in', { name: row.absentName })
  }
}

function presentSubstitution(row: SubstitutionRow, reader: Actor): z.infer<typeof SubstitutionResponse> {
  const { id, absentName, deputyName, startsAt, endsAt, absentId } = row
  return {
    id,
    absentName,
    deputyName,
    isMine: absentId === reader.id,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
  }
}
