/** A resident is told in words, also when the page could not be made or the form not be read. */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { isDatabaseAway, isTooSlow } from '../../platform/database/db.ts'
import { AppError } from '../../platform/errors.ts'
import { answerError } from '../../platform/http/error-handler.ts'
import { html } from './domain/html.ts'
import type { PublicPageContext } from './public-page-context.ts'
import { readerOf, sendPage } from './send-page.ts'

const TOO_MANY = 429
const AWAY = 503
const RETRY_AFTER_SECONDS = '2'

type Trouble = { error: FastifyError; request: FastifyRequest; reply: FastifyReply }

export function sendTrouble(
  { region }: Pick<PublicPageContext, 'region'>,
  { error, request, reply }: Trouble,
): unknown {
  const status = statusOf(error)
  if (status === null) return answerError(error, request, reply)
  if (status === AWAY) request.log.warn({ err: error, req: request }, 'a public page was not served')
  const { words } = readerOf(request)
  const isRead = request.method === 'GET'
  const body = html`<h1>${words.ask}</h1><p class="notice" role="alert">${isRead ? words.awayToRead : words.away}</p>`
  return sendPage(request, reply.header('retry-after', RETRY_AFTER_SECONDS), {
    regionName: region.name,
    page: { title: words.ask, body, isPrivate: true, status, again: { path: '/ask' } },
  })
}

/** Null: no trouble of ours. */
function statusOf(error: FastifyError): number | null {
  if (error instanceof AppError && (error.status === TOO_MANY || error.status === AWAY)) return error.status
  return isDatabaseAway(error) || isTooSlow(error) ? AWAY : null
}
