import type { FastifyPluginAsync } from 'fastify'
import { answerFilesRoutes } from './answer-files.routes.ts'
import { askRoutes } from './ask.routes.ts'
import { assetsRoutes } from './assets.routes.ts'
import { checkedRoutes } from './checked.routes.ts'
import { createTickets } from './form-ticket.ts'
import { livestreamRoutes } from './livestream.routes.ts'
import { open311Routes } from './open311/open311.routes.ts'
import type { Fonts, PublicPageContext } from './public-page-context.ts'

export { formAdminRoutes } from './form-admin.routes.ts'

type Deps = Omit<PublicPageContext, 'tickets'> & {
  secret: string
  publicUrl: string
  fonts: () => Promise<Fonts>
}

/** What anyone sees without signing in: the form, the pages of a question, of a live stream and of checked rumours, Open311. */
export function publicPageRoutes({ secret, publicUrl, fonts, ...deps }: Deps): FastifyPluginAsync {
  const context: PublicPageContext = { ...deps, tickets: createTickets(secret) }
  return async (app) => {
    await app.register(askRoutes(context, publicUrl))
    await app.register(answerFilesRoutes(context))
    await app.register(assetsRoutes(fonts))
    await app.register(livestreamRoutes(context))
    await app.register(checkedRoutes(context))
    await app.register(open311Routes(context))
  }
}
