import { BOOK_PAGE_ROUTES } from '@veche/contract/routes/admin/book-pages.ts'
import type { FastifyPluginAsync } from 'fastify'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { requireActor } from '../../access/index.ts'
import { listBookPages, readBookPagePlaces } from './list-book-pages.ts'
import type { PostingContext } from './posting-context.ts'
import { decideOnPost, switchOff, switchOn, takeDown } from './switch-book-page.ts'

const DONE = { ok: true as const }

export function bookPageRoutes(context: PostingContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, BOOK_PAGE_ROUTES.list, async () => ({ pages: await listBookPages(context) }))

    serveRoute(app, BOOK_PAGE_ROUTES.places, (request) =>
      readBookPagePlaces(context, request.params.channelId),
    )

    serveRoute(app, BOOK_PAGE_ROUTES.switchOn, async (request) => {
      const { channelId } = request.params
      await switchOn(context, { channelId, ...request.body, actor: requireActor(request) })
      return DONE
    })

    serveRoute(app, BOOK_PAGE_ROUTES.switchOff, async (request) => {
      await switchOff(context, { channelId: request.params.channelId, actor: requireActor(request) })
      return DONE
    })

    serveRoute(app, BOOK_PAGE_ROUTES.takeDown, async (request) => {
      await takeDown(context, { postId: request.params.id, actor: requireActor(request) })
      return DONE
    })

    serveRoute(app, BOOK_PAGE_ROUTES.decide, async (request) => {
      const { decision } = request.body
      await decideOnPost(context, { postId: request.params.id, decision, actor: requireActor(request) })
      return DONE
    })
  }
}
