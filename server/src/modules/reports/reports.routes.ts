import { REPORT_ROUTES } from '@veche/contract/routes/reports.ts'
import type { FastifyPluginAsync } from 'fastify'
import type { AppContext } from '../../platform/http/app-context.ts'
import { serveRoute } from '../../platform/http/serve-route.ts'
import { requireActor } from '../access/index.ts'
import { checkPeriod, filterWithinScope } from '../figures/index.ts'
import { createDurabilities, readSpells } from './durability/index.ts'
import { readForecast } from './forecast/index.ts'
import { openReadingRoom, readQuality, saveReading } from './quality/index.ts'
import { readSurgeDays, readSurges } from './radar/index.ts'
import type { Ratings } from './rating/index.ts'
import { askReplay, readReplays } from './replay/index.ts'
import { createSilences } from './silence/index.ts'

export type ReportsContext = Pick<AppContext, 'db' | 'clock' | 'region' | 'jobs'>

/** Within the scope of figures; what compares bodies or places with all others is the same for everybody. */
export function reportRoutes(context: ReportsContext, ratings: Ratings): FastifyPluginAsync {
  const durabilities = createDurabilities(context, () => context.clock().getTime())
  const silences = createSilences(context)
  return async (app) => {
    serveRoute(app, REPORT_ROUTES.rating, async (request) => {
      const { bodies, unrated, signs } = await ratings(checkPeriod(request.query))
      return {
        bodies: bodies.map((body) => ({ ...body, shares: { ...body.shares } })),
        unrated: [...unrated],
        signs: signs.map(({ agencyCode, sign, count, of, share, ofOthers, isBeyondChance }) => ({
          ...{ agencyCode, sign, count, of, share, ofOthers, isBeyondChance },
        })),
      }
    })

    serveRoute(app, REPORT_ROUTES.surges, (request) => {
      const actor = requireActor(request)
      return readSurges(context, actor, filterWithinScope(actor, request.query))
    })

    serveRoute(app, REPORT_ROUTES.surgeDays, (request) => {
      const { from, to, ...asked } = request.query
      const filter = filterWithinScope(requireActor(request), asked)
      return readSurgeDays(context, { period: checkPeriod({ from, to }), filter })
    })

    serveRoute(app, REPORT_ROUTES.forecast, (request) => {
      const actor = requireActor(request)
      return readForecast(context, actor, filterWithinScope(actor, request.query))
    })

    serveRoute(app, REPORT_ROUTES.durability, (request) =>
      durabilities(filterWithinScope(requireActor(request), request.query)),
    )

    serveRoute(app, REPORT_ROUTES.spells, (request) => {
      const actor = requireActor(request)
      return readSpells(context, actor, filterWithinScope(actor, request.query))
    })

    serveRoute(app, REPORT_ROUTES.quality, (request) => {
      const { from, to, ...asked } = request.query
      const filter = filterWithinScope(requireActor(request), asked)
      return readQuality(context, { period: checkPeriod({ from, to }), filter })
    })

    serveRoute(app, REPORT_ROUTES.silence, () => silences.read())

    serveRoute(app, REPORT_ROUTES.silenceRows, (request) =>
      silences.rows(requireActor(request), request.query),
    )

    serveRoute(app, REPORT_ROUTES.replays, (request) => readReplays(context, requireActor(request)))

    serveRoute(app, REPORT_ROUTES.askReplay, (request) => {
      const actor = requireActor(request)
      const place = filterWithinScope(actor, {})
      return askReplay(context, { actor, place, change: request.body.change })
    })

    serveRoute(app, REPORT_ROUTES.readingRoom, (request) => openReadingRoom(context, requireActor(request)))

    serveRoute(app, REPORT_ROUTES.saveReading, async (request) => {
      const { readingId } = request.params
      await saveReading(context, { readingId, found: request.body, actor: requireActor(request) })
      return { ok: true as const }
    })
  }
}
