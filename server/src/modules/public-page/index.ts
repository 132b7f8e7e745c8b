import type { FastifyError, FastifyPluginAsync } from 'fastify'
import { networkOf } from '../../platform/http/limits/network-of.ts'
import { createShares } from '../../platform/http/limits/overload.ts'
import { bookOrigin } from '../book/index.ts'
import type { Ratings } from '../reports/index.ts'
import { assetsRoutes } from './assets.routes.ts'
import { emblemRoutes } from './brand/brand.routes.ts'
import { checkedRoutes } from './checked/checked.routes.ts'
import { askRoutes } from './form/ask.routes.ts'
import { createTickets } from './form/form-ticket.ts'
import { livestreamRoutes } from './livestream/livestream.routes.ts'
import { openRoutes } from './open/open.routes.ts'
import { open311Routes } from './open311/open311.routes.ts'
import type { Fonts, PublicPageContext } from './public-page-context.ts'
import { answerFilesRoutes } from './receipt/answer-files.routes.ts'
import { sendTrouble } from './send-trouble.ts'

export { brandAdminRoutes } from './brand/brand.routes.ts'
export { insertBrands } from './brand/brands.repository.ts'
export { byHandRoutes } from './by-hand/by-hand.routes.ts'
export { findLetterPlaces } from './by-hand/find-letter-places.ts'
export { isWrittenDown } from './by-hand/hand-records.repository.ts'
export { registerByHand } from './by-hand/register-by-hand.ts'
export { consentRoutes } from './form/consent/consent.routes.ts'
export { createTickets } from './form/form-ticket.ts'
export { formAdminRoutes } from './form-admin.routes.ts'
export { registerWishes, splitWishes } from './progress/dialog-wishes.ts'
export { dialogJobs, publicPageJobs } from './public-page.jobs.ts'
export { photosAdminRoutes } from './register/photos.routes.ts'
export { markOfEmail } from './subscriptions/ask-to-confirm.ts'
export { endDialogs } from './subscriptions/dialogs/end-dialogs.ts'
export { registerTalk, splitTalk } from './subscriptions/dialogs/register-talk.ts'

type Deps = Omit<PublicPageContext, 'tickets'> & {
  secret: string
  publicUrl: string
  fonts: () => Promise<Fonts>
  /** Address of the script that recounts the open pages. */
  recount: () => Promise<string | null>
  ratings: Ratings
  mayBeginBook: () => boolean
  /** Of one address, under way at the same time: a stranger in a loop leaves the rest to others. */
  requestsAtOnce: number
}

/** What anyone sees without signing in: the form, the pages of a question, of a live stream and of checked rumours, Open311. */
export function publicPageRoutes({
  secret,
  publicUrl,
  fonts,
  recount,
  ratings,
  mayBeginBook,
  requestsAtOnce,
  ...deps
}: Deps): FastifyPluginAsync {
  const context: PublicPageContext = { ...deps, tickets: createTickets(secret) }
  const shares = createShares(requestsAtOnce)
  return async (app) => {
    app.setErrorHandler((error: FastifyError, request, reply) =>
      sendTrouble(context, { error, request, reply }),
    )
    // A form counts only once it has arrived, because on slow lines many may be under way from one address.
    app.addHook('preValidation', async (request, reply) => shares.take(networkOf(request.ip), reply))
    await app.register(askRoutes(context, publicUrl))
    await app.register(answerFilesRoutes(context))
    await app.register(assetsRoutes(context, fonts))
    await app.register(livestreamRoutes(context))
    await app.register(checkedRoutes(context))
    await app.register(emblemRoutes(context))
    await app.register(
      openRoutes({
        ...context,
        script: recount,
        ratings,
        bookUrl: `${publicUrl}/book`,
        origin: bookOrigin(publicUrl),
        mayBegin: mayBeginBook,
      }),
    )
    await app.register(open311Routes(context, publicUrl))
  }
}
