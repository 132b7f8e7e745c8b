import { RetentionTerms } from '@veche/contract/admin/retention.ts'
import { RETENTION_ROUTES } from '@veche/contract/routes/admin/retention.ts'
import type { FastifyPluginAsync } from 'fastify'
import { ConflictError, ForbiddenError, InvalidError, NotFoundError } from '../../../platform/errors.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { newId } from '../../../platform/ids.ts'
import { addJournal, assertTwoPeopleForGood, requireActor } from '../../access/index.ts'
import type { ErasureContext } from '../erasure-context.ts'
import { getNumbered } from '../find-subject.ts'
import { ofWholeRegion } from '../of-whole-region.ts'
import {
  findPolicyInForce,
  findPolicyWaiting,
  insertHold,
  insertPolicy,
  liftHold,
  listHolds,
  lockPolicy,
  refuseWaitingPolicies,
  updatePolicyDecided,
} from './retention.repository.ts'
import { countDueToday } from './run-retention.ts'

export function retentionRoutes({ db, clock }: ErasureContext): FastifyPluginAsync {
  return async (app) => {
    ofWholeRegion(app)
    serveRoute(app, RETENTION_ROUTES.get, async (request) => {
      const { id } = requireActor(request)
      const [inForce, waiting, holds] = await Promise.all([
        findPolicyInForce(db),
        findPolicyWaiting(db),
        listHolds(db),
      ])
      return {
        inForce: inForce ? presentPolicy(inForce, id) : null,
        waiting: waiting ? presentPolicy(waiting, id) : null,
        holds: holds.map(({ authorId, number, placedAt, ...hold }) => ({
          ...{ ...hold, number, isOfPerson: authorId !== null, placedAt: placedAt.toISOString() },
        })),
      }
    })

    serveRoute(app, RETENTION_ROUTES.preview, async (request) => ({
      today: await countDueToday(db, request.body.terms, clock()),
    }))

    serveRoute(app, RETENTION_ROUTES.ask, async (request) => {
      const actor = requireActor(request)
      const { terms } = request.body
      assertTerms(terms)
      await db.transaction().execute(async (tx) => {
        await refuseWaitingPolicies(tx, actor.id, clock())
        const id = newId()
        await insertPolicy(tx, { id, terms, askedBy: actor.id, askedAt: clock() })
        await addJournal(tx, {
          ...{
            actor,
            action: 'retention.asked',
            objectType: 'retention_policy',
            objectId: id,
            details: terms,
          },
        })
      })
      return { ok: true as const }
    })

    serveRoute(app, RETENTION_ROUTES.decide, async (request) => {
      const actor = requireActor(request)
      const { policyId: id } = request.params
      const isConfirmed = request.body.decision === 'confirm'
      await db.transaction().execute(async (tx) => {
        const now = clock()
        const policy = await lockPolicy(tx, id)
        if (policy.state !== 'waiting') throw new ConflictError('erasure.is_over')
        if (isConfirmed) {
          if (policy.askedBy === actor.id) throw new ForbiddenError('erasure.needs_another')
          await assertTwoPeopleForGood(tx, [policy.askedBy, actor.id], now)
        }
        await updatePolicyDecided(tx, id, {
          state: isConfirmed ? 'done' : 'refused',
          decidedBy: actor.id,
          now,
        })
        await addJournal(tx, {
          actor,
          action: isConfirmed ? 'retention.confirmed' : 'retention.refused',
          ...{ objectType: 'retention_policy', objectId: id, details: RetentionTerms.parse(policy.terms) },
        })
      })
      return { ok: true as const }
    })

    serveRoute(app, RETENTION_ROUTES.hold, async (request) => {
      const actor = requireActor(request)
      const { number, isOfPerson, reason } = request.body
      await db.transaction().execute(async (tx) => {
        const { target, erasedAt } = await getNumbered(tx, { kind: 'incident', number })
        if (erasedAt !== null) throw new ConflictError('erasure.done')
        if (target.kind !== 'incident') throw new NotFoundError('erasure.no_question')
        const id = newId()
        const hold = { id, incidentId: target.id, isOfPerson, reason, placedBy: actor.id, placedAt: clock() }
        await insertHold(tx, hold)
        await addJournal(tx, {
          ...{ actor, action: 'retention.held', objectType: 'incident', objectId: target.id },
          details: { number, isOfPerson },
        })
      })
      return { ok: true as const }
    })

    serveRoute(app, RETENTION_ROUTES.lift, async (request) => {
      const actor = requireActor(request)
      const { holdId } = request.params
      await db.transaction().execute(async (tx) => {
        if (!(await liftHold(tx, holdId, { by: actor.id, now: clock() })))
          throw new NotFoundError('erasure.not_found')
        await addJournal(tx, {
          ...{
            actor,
            action: 'retention.lifted',
            objectType: 'retention_hold',
            objectId: holdId,
            details: {},
          },
        })
      })
      return { ok: true as const }
    })
  }
}

/** Words that are gone from a question must not be left in what once told of them. */
function assertTerms({ words, deliveries }: RetentionTerms): void {
  if (words !== null && (deliveries === null || deliveries > words))
    throw new InvalidError('retention.deliveries_longer', { field: 'terms.deliveries' })
}

type Policy = NonNullable<Awaited<ReturnType<typeof findPolicyInForce>>>

function presentPolicy(
  { id, terms, askedBy, askedAt, askedByName, decidedByName }: Policy,
  readerId: string,
) {
  return {
    ...{ id, askedByName, decidedByName, mayConfirm: askedBy !== readerId },
    ...{ terms: RetentionTerms.parse(terms), askedAt: askedAt.toISOString() },
  }
}
