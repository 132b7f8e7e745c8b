import { ERASURE_ROUTES } from '@veche/contract/routes/admin/erasure.ts'
import type { FastifyPluginAsync } from 'fastify'
import { NotFoundError } from '../../platform/errors.ts'
import { serveRoute } from '../../platform/http/serve-route.ts'
import { requireActor } from '../access/index.ts'
import { findObstacle } from './domain/obstacle.ts'
import { askErasure, decideErasure } from './erase-question.ts'
import { countPrivate, findSubject, listErasures } from './erasure.repository.ts'
import type { ErasureContext } from './erasure-context.ts'

const SHOWN = 100

export function erasureRoutes(context: ErasureContext): FastifyPluginAsync {
  const { db, clock } = context
  return async (app) => {
    serveRoute(app, ERASURE_ROUTES.listErasures, async (request) => {
      const { id: readerId } = requireActor(request)
      const rows = await listErasures(db, SHOWN)
      return {
        erasures: rows.map(({ askedBy, askedAt, decidedAt, ...row }) => ({
          ...row,
          askedAt: askedAt.toISOString(),
          decidedAt: decidedAt?.toISOString() ?? null,
          mayConfirm: askedBy !== readerId,
        })),
      }
    })

    serveRoute(app, ERASURE_ROUTES.previewErasure, async (request) => {
      const subject = await findSubject(db, { number: request.query.number })
      if (!subject) throw new NotFoundError('erasure.no_question')
      const { number, numbers, foundAt, municipalityCode } = subject
      return {
        ...{ number, municipalityCode, foundAt: foundAt.toISOString() },
        alsoNumbers: numbers.filter((other) => other !== number),
        ...(await countPrivate(db, subject.ids)),
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
