import { CATALOGUE } from '@veche/book/figures/catalogue/catalogue.ts'
import { SECOND_MS } from '@veche/contract/durations.ts'
import { OPEN_PAGE_ROUTES } from '@veche/contract/routes/public/open-pages.ts'
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { registerRoutes } from '../register/register.routes.ts'
import { fileRoutes } from './files.routes.ts'
import { findPlace, presentNotFound } from './find-place.ts'
import { createKeptPages } from './kept-pages.ts'
import { type OpenContext, type OpenReader, openPagesOf } from './open-context.ts'
import { CodeParams, OpenQuery } from './open-query.ts'
import { renderDefinitions } from './pages/definitions-page.ts'
import { renderFrontPage } from './pages/front-page.ts'
import type { FrontPage } from './pages/shown.ts'
import { presentArticle, presentArticles } from './present-articles.ts'
import { presentPromises } from './present-promises.ts'
import { presentRating } from './present-rating.ts'
import { presentRows } from './present-rows.ts'
import { readFront } from './read-front.ts'

const KEEP = { keepMs: 20 * SECOND_MS, most: 500 }

/** What the whole region is told of its questions; every page is the same for everybody. */
export function openRoutes(given: Omit<OpenContext, 'pages'>): FastifyPluginAsync {
  const pages = createKeptPages({ ...KEEP, now: () => given.clock().getTime() })
  const context: OpenContext = { ...given, pages }

  return async (app) => {
    const servePage = openPagesOf(app, context)

    async function presentFront(reader: OpenReader, request: FastifyRequest, place: FrontPage['place']) {
      const { span } = OpenQuery.parse(request.query)
      const [page, script] = await Promise.all([
        readFront(context, reader, { span, place }),
        context.script(),
      ])
      return { title: place?.name ?? reader.words.title, body: renderFrontPage(page), script }
    }

    servePage(OPEN_PAGE_ROUTES.front, (reader, request) => presentFront(reader, request, null))
    servePage(OPEN_PAGE_ROUTES.place, async (reader, request) => {
      const place = await findPlace(context, CodeParams.parse(request.params).code)
      return place ? presentFront(reader, request, place) : presentNotFound(reader)
    })
    servePage(OPEN_PAGE_ROUTES.rows, (reader, { params, query }) =>
      presentRows(context, reader, { ...OpenQuery.parse(query), ...CodeParams.parse(params) }),
    )
    servePage(OPEN_PAGE_ROUTES.promises, (reader, { query }) =>
      presentPromises(context, reader, OpenQuery.parse(query)),
    )
    servePage(OPEN_PAGE_ROUTES.rating, (reader) => presentRating(context, reader))
    servePage(OPEN_PAGE_ROUTES.articles, (reader, { query }) =>
      presentArticles(context, reader, OpenQuery.parse(query).q),
    )
    servePage(OPEN_PAGE_ROUTES.article, (reader, { params }) =>
      presentArticle(context, reader, CodeParams.parse(params).code),
    )
    servePage(OPEN_PAGE_ROUTES.definitions, async ({ words, language, show, keep }) => {
      const figures = CATALOGUE.filter(({ isPublic }) => isPublic)
      const body = renderDefinitions({ words, language, figures, dayOf: show.day, back: keep('/open') })
      return { title: words.definitions, body }
    })
    await app.register(fileRoutes(context))
    await app.register(registerRoutes(context))
  }
}
