/** The form that asks to be told, as it is sent, and the page that it leads to. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Html } from '../domain/html.ts'
import { showCode } from '../form/form-ticket.ts'
import type { EnteredForm } from '../form/read-form.ts'
import type { PublicPageContext } from '../public-page-context.ts'
import type { RequestRow } from '../requests.repository.ts'
import { type Exchange, readerOf, sendPage } from '../send-page.ts'
import { progressWordsOf } from './domain/words.ts'
import { followQuestion, readEmail } from './follow-question.ts'
import type { Question } from './followers.repository.ts'
import { renderFollowed, renderFollowForm } from './pages/follow-form.ts'

type Context = Pick<PublicPageContext, 'db' | 'vault' | 'region' | 'clock' | 'sendLetter'>
type Taking = { request: FastifyRequest; form: EnteredForm; question: Question; site: string }

/** False: it is no address, or the region sends no letters. */
export async function addFollower(
  context: Context,
  { request, form, question, site }: Taking,
): Promise<boolean> {
  const email = readEmail(form.text('follow'))
  if (email === null || context.sendLetter === null) return false
  const { language } = readerOf(request)
  await followQuestion(context, { question, email, language, site })
  return true
}

type Opened = { request: FastifyRequest; found: Pick<RequestRow, 'id' | 'number'> }

/** Null: the region sends no letters. */
export function offerToFollow(
  { sendLetter, tickets }: Pick<PublicPageContext, 'sendLetter' | 'tickets'>,
  { request, found: { id, number } }: Opened,
): Html | null {
  if (sendLetter === null) return null
  const { language, keep } = readerOf(request)
  const fields = { number, code: showCode(tickets.codeOf(id)) }
  return renderFollowForm({ words: progressWordsOf(language), action: keep('/ask/follow'), fields })
}

export function sendFollowed(
  { region }: Pick<PublicPageContext, 'region'>,
  { request, reply, number, isTaken }: Exchange & { number: number | null; isTaken: boolean },
): FastifyReply {
  const { language, words, keep } = readerOf(request)
  const said = progressWordsOf(language)
  const title = isTaken ? said.sent : said.title
  const heading = number === null ? said.title : `${words.number} ${number}`
  const body = renderFollowed(said, {
    heading,
    isTaken,
    back: { url: keep('/ask/check'), words: words.check },
  })
  return sendPage(request, reply, {
    regionName: region.name,
    page: { title, body, isPrivate: true, hasScript: false, status: isTaken ? 200 : 400 },
  })
}
