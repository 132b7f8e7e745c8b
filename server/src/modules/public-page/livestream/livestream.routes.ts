import { PUBLIC_PAGE_ROUTES } from '@veche/contract/routes/public/public-pages.ts'
import type { FastifyPluginAsync } from 'fastify'
import { z } from 'zod'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { readPublicLivestream } from '../../livestreams/index.ts'
import { renderLivestream, renderNoLivestream } from '../pages/livestream-page.ts'
import type { PublicPageContext } from '../public-page-context.ts'
import { readerOf, sendPage } from '../send-page.ts'

const Place = z.coerce.number().int().positive().max(2_147_483_647)
const Params = z.object({ number: Place })
const Query = z.object({ after: Place.catch(0).default(0) })

/** The page of a live stream: what was asked, what became of it, and where in the recording it was answered. */
export function livestreamRoutes({
  db,
  vault,
  region,
}: Pick<PublicPageContext, 'db' | 'vault' | 'region'>): FastifyPluginAsync {
  return async (app) => {
    serveRoute(
      app,
      PUBLIC_PAGE_ROUTES.livestream,
      async (request, reply) => {
        const { words, language, keep } = readerOf(request)
        const number = Params.safeParse(request.params).data?.number ?? 0
        const { after } = Query.parse(request.query)
        const stream = number > 0 ? await readPublicLivestream({ db, vault }, { number, after }) : null
        if (!stream) {
          const page = {
            title: words.livestream.none,
            body: renderNoLivestream(words, keep('/ask')),
            isPrivate: true,
          }
          return sendPage(request, reply, {
            regionName: region.name,
            page: { ...page, status: 404, hasScript: false },
          })
        }
        const format = new Intl.DateTimeFormat(language, {
          ...{ timeZone: region.timeZone, dateStyle: 'long', timeStyle: 'short' },
        })
        const path = keep(`/livestreams/${number}`)
        const next =
          stream.next === null ? null : `${path}${path.includes('?') ? '&' : '?'}after=${stream.next}`
        const { plannedAt, startedAt, endedAt } = stream
        const moment = endedAt
          ? format.formatRange(startedAt ?? plannedAt, endedAt)
          : format.format(startedAt ?? plannedAt)
        const body = renderLivestream({ words, stream, moment, next, askUrl: keep('/ask') })
        const page = { title: stream.title, body, isPrivate: false, hasScript: false }
        return sendPage(request, reply, { regionName: region.name, page })
      },
      // Those of the staff client are UUIDs.
      { at: '/livestreams/:number(^[^-]+$)' },
    )
  }
}
