import { PUBLIC_PAGE_ROUTES } from '@veche/contract/routes/public/public-pages.ts'
import type { FastifyPluginAsync } from 'fastify'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { sendStoredFile } from '../../../platform/http/stored-file.ts'
import { FILE_TYPES } from '../../../platform/pictures/clean-file.ts'
import { html } from '../domain/html.ts'
import type { PublicPageContext } from '../public-page-context.ts'
import { readerOf, sendPage } from '../send-page.ts'
import { findLinked, findOwnPhoto } from './link-files.ts'

const SHOWN: ReadonlySet<string> = new Set(FILE_TYPES)

/** Files of published answers, by the links that the page of the question gives. */
export function answerFilesRoutes(context: PublicPageContext): FastifyPluginAsync {
  const { answerFiles, fakeFiles, region } = context
  return async (app) => {
    serveRoute(
      app,
      PUBLIC_PAGE_ROUTES.answerFile,
      async (request, reply) => {
        const link = request.url.split('?')[0]?.replace('/ask/files/', '') ?? ''
        const own = await findOwnPhoto(context, link)
        if (own) return sendStoredFile(reply.header('x-robots-tag', 'noindex, nofollow'), own, own.bytes)
        const file = await findLinked(context, link)
        const store = file?.label === null ? fakeFiles : answerFiles
        const bytes = file && SHOWN.has(file.contentType) ? await store.find(file.hash) : null
        if (file && bytes)
          return sendStoredFile(reply.header('x-robots-tag', 'noindex, nofollow'), file, bytes)
        const { words, keep } = readerOf(request)
        const body = html`<h1>${words.fileGone}</h1>
<p class="lead">${words.fileGoneHint}</p>
<p><a href="${keep('/ask/check')}">${words.check}</a></p>`
        const page = { title: words.fileGone, body, isPrivate: true, status: 404, hasScript: false }
        return sendPage(request, reply, { regionName: region.name, page })
      },
      { at: '/ask/files/*' },
    )
  }
}
