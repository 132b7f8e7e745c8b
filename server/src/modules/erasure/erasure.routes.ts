import type { ErasureKind } from '@veche/contract/admin/erasure.ts'
import { ERASURE_ROUTES } from '@veche/contract/routes/admin/erasure.ts'
import type { FastifyPluginAsync } from 'fastify'
import type { Db } from '../../platform/database/db.ts'
import { beyondScope } from '../../platform/database/readers/reader.ts'
import { serveRoute } from '../../platform/http/serve-route.ts'
import { requireActor } from '../access/index.ts'
import { findObstacle, isForGood } from './domain/obstacle.ts'
import { askErasure, decideErasure } from './erase-question.ts'
import { countPrivate, listErasures, listMessageIds, type Target, targetOf } from './erasure.repository.ts'
import type { ErasureContext } from './erasure-context.ts'
import { getNumbered, getSubject } from './find-subject.ts'

const SHOWN = 100

export function erasureRoutes(context: ErasureContext): FastifyPluginAsync {
  const { db, clock } = context
  return async (app) => {
    // Administrators have no scope. They are shown numbers and counts, and what they do takes two of them.
    app.addHook('preHandler', (_request, _reply, done) => beyondScope('erasing is of the whole region', done))
    serveRoute(app, ERASURE_ROUTES.listErasures, async (request) => {
      const { id: readerId } = requireActor(request)
      const rows = await listErasures(db, SHOWN)
      return {
        erasures: await Promise.all(
          rows.map(async ({ id, number, paper, state, askedBy, askedByName, decidedByName, ...row }) => ({
            ...{ id, number, paper, state, askedByName, decidedByName },
            kind: kindOf(targetOf(row)),
            askedAt: row.askedAt.toISOString(),
            decidedAt: row.decidedAt?.toISOString() ?? null,
            mayConfirm: askedBy !== readerId,
            waitsFor: state === 'waiting' ? await findWaitedFor(db, targetOf(row)) : null,
          })),
        ),
      }
    })

    serveRoute(app, ERASURE_ROUTES.previewErasure, async (request) => {
      const subject = await getNumbered(db, request.query)
      const { target, ids, number, numbers, foundAt, municipalityCode } = subject
      const messageIds = await listMessageIds(db, target, [])
      return {
        ...{ number, kind: kindOf(target), municipalityCode, foundAt: foundAt.toISOString() },
        alsoNumbers: numbers.filter((other) => other !== number),
        ...(await countPrivate(db, { ids, messageIds })),
        obstacle: findObstacle(subject),
      }
    })

    serveRoute(app, ERASURE_ROUTES.askErasure, async (request) => {
      await askErasure(db, { ...request.body, actor: requireActor(request), now: clock() })
      return { ok: true as const }
    })

    serveRoute(app, ERASURE_ROUTES.decideErasure, async (request) => {
      await decideErasure(context, { ...request.params, ...request.body, actor: requireActor(request) })
      return { ok: true as const }
    })
  }
}

function kindOf({ kind }: Target): ErasureKind {
  return kind === 'incident' ? 'incident' : 'book'
}

async function findWaitedFor(db: Db, target: Target): Promise<'open' | 'sending' | null> {
  const obstacle = findObstacle({ ...(await getSubject(db, target)), isAsked: false })
  return obstacle && !isForGood(obstacle) ? obstacle : null
}
