import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { networkOf } from '../../platform/http/network-of.ts'
import { type AskedThere, findAsked } from '../livestreams/index.ts'
import { type Added, addPurpose, addWords } from './add-words.ts'
import { mailCode } from './code-letter.ts'
import { roadOf } from './domain/public-road.ts'
import { publicStateOf } from './domain/public-state.ts'
import { showCode } from './form-ticket.ts'
import { linkFiles } from './link-files.ts'
import {
  renderCodeForm,
  renderLetter,
  renderNoQuestion,
  renderThread,
  type ShownWord,
} from './pages/receipt-page.ts'
import type { PublicPageContext } from './public-page-context.ts'
import { type EnteredForm, readForm } from './read-form.ts'
import {
  containerOf,
  findRequest,
  findRoadDates,
  findWork,
  listWords,
  type RequestRow,
  type Word,
  type Work,
} from './requests.repository.ts'
import { readerOf, sendPage } from './send-page.ts'
import { createTokenBucket } from './token-bucket.ts'

/** Of one address. Not of one question: its number is no secret, and a stranger could close it to its author. */
const GUESSES = { capacity: 10, refillMs: 60_000 }
const WORDS_OF_QUESTION = { capacity: 10, refillMs: 60_000 }
const LETTERS_OF_QUESTION = { capacity: 2, refillMs: 60 * 60_000 }
const HIDDEN = { schema: { hide: true } }
const Params = z.object({ number: z.coerce.number().int().positive().max(2_147_483_647) })

/** The page of one question: whoever has its number and code is its author. The code never stands in an address. */
export function receiptRoutes(context: PublicPageContext, publicUrl: string): FastifyPluginAsync {
  const now = context.clock
  const guesses = createTokenBucket({ ...GUESSES, now })
  const words = createTokenBucket({ ...WORDS_OF_QUESTION, now })
  const letters = createTokenBucket({ ...LETTERS_OF_QUESTION, now })

  /** Null: no such question, a wrong code or too many tries; which of the first two is not told. */
  async function open(request: FastifyRequest, form: EnteredForm): Promise<RequestRow | 'limit' | null> {
    // «№ 100 007», as people and the desk write it.
    const number = Params.safeParse({ number: form.text('number').replace(/\D/g, '') }).data?.number ?? 0
    return guesses.spend(networkOf(request.ip), async (free) => {
      const found = number > 0 ? await findRequest(context.db, number) : null
      const isRight = context.tickets.isCode(found?.id ?? '', form.text('code')) && found?.source === 'page'
      if (!found || !isRight) return null
      free()
      return found
    })
  }

  return async (app) => {
    app.get('/ask/check', HIDDEN, (request, reply) => sendCodeForm(context, { request, reply, number: '' }))

    app.get('/ask/:number(^\\d+$)', HIDDEN, (request, reply) => {
      const { number } = Params.catch({ number: 0 }).parse(request.params)
      return sendCodeForm(context, { request, reply, number: number > 0 ? String(number) : '' })
    })

    app.get('/ask/*', HIDDEN, (request, reply) => sendNoQuestion(context, { request, reply }))

    app.post('/ask/check', HIDDEN, async (request, reply) => {
      const form = await readForm(request)
      const found = await open(request, form)
      if (found === null || found === 'limit') return sendRefusal(context, { request, reply, form, found })
      return sendThread(context, { request, reply, found, added: null })
    })

    app.post('/ask/letter', HIDDEN, async (request, reply) => {
      const form = await readForm(request)
      const found = await open(request, form)
      if (found === null || found === 'limit') return sendRefusal(context, { request, reply, form, found })
      const { words: said, keep } = readerOf(request)
      const isSent =
        letters.take(found.id) && (await mailCode(context, { request: found, words: said, publicUrl }))
      const body = renderLetter(said, { isSent, number: found.number, askUrl: keep('/ask/check') })
      const again = { path: '/ask/check' }
      const page = { title: said.check, body, isPrivate: true, status: isSent ? 200 : 503, again }
      return sendPage(request, reply, { regionName: context.region.name, page })
    })

    app.post('/ask/add', HIDDEN, async (request, reply) => {
      const form = await readForm(request)
      const found = await open(request, form)
      if (found === null || found === 'limit') return sendRefusal(context, { request, reply, form, found })
      const added = await addWords(context, { form, request: found, limit: words })
      return sendThread(context, { request, reply, found, added })
    })
  }
}

type Exchange = { request: FastifyRequest; reply: FastifyReply }

function sendRefusal(
  context: PublicPageContext,
  { form, found, ...exchange }: Exchange & { form: EnteredForm; found: 'limit' | null },
): FastifyReply {
  const { words } = readerOf(exchange.request)
  const [problem, status] = found === 'limit' ? [words.limit, 429] : [words.wrongCode, 403]
  return sendCodeForm(context, { ...exchange, number: form.text('number').slice(0, 12), problem, status })
}

function sendCodeForm(
  { region }: PublicPageContext,
  {
    request,
    reply,
    number,
    problem = null,
    status = 200,
  }: Exchange & { number: string; problem?: string | null; status?: number },
): FastifyReply {
  const { words, keep } = readerOf(request)
  const body = renderCodeForm({ words, action: keep('/ask/check'), number, problem })
  return sendPage(request, reply, {
    regionName: region.name,
    page: { title: words.check, body, isPrivate: true, status, ...codeFormAgain(request) },
  })
}

/** Without its number: whoever came of a post types it again. */
function codeFormAgain({ method }: FastifyRequest) {
  return method === 'GET' ? {} : { again: { path: '/ask/check' } }
}

function sendNoQuestion({ region }: PublicPageContext, { request, reply }: Exchange): FastifyReply {
  const { words, keep } = readerOf(request)
  const body = renderNoQuestion(words, keep('/ask'))
  return sendPage(request, reply, {
    regionName: region.name,
    page: { title: words.noQuestion, body, isPrivate: true, status: 404, hasScript: false },
  })
}

async function sendThread(
  context: PublicPageContext,
  { request, reply, found, added }: Exchange & { found: RequestRow; added: Added | null },
): Promise<FastifyReply> {
  const { db, tickets, clock, region } = context
  const { words, language, keep } = readerOf(request)
  const [thread, work, asked] = await Promise.all([
    listWords(db, found),
    findWork(db, found),
    findAsked(db, { channelId: found.channelId, container: containerOf(found.id) }),
  ])
  const files = await linkFiles(context, thread)
  const road = await readRoad(db, { work, thread, found })
  const say = sayMoment(language, region.timeZone)
  const state = publicStateOf(work?.step ?? null)
  const isAnswered = thread.some(({ direction }) => direction === 'out')
  const body = renderThread({
    ...{ words, number: found.number, code: showCode(tickets.codeOf(found.id)), state },
    stream: asked && { ...asked, url: pageOf(asked, keep), isAlone: work === null },
    agencyName: work?.agencyName ?? null,
    road:
      asked && work === null
        ? null
        : (road?.map(({ at, ...mark }) => ({ ...mark, ...(at ? say(at) : { at: null, moment: null }) })) ??
          null),
    deadline: work?.dueAt ? say(work.dueAt) : null,
    thread: thread.map(
      ({ externalId, direction, text, photos, at }): ShownWord => ({
        isOurs: direction === 'out',
        text,
        photos,
        files: files.get(externalId) ?? [],
        ...say(at),
      }),
    ),
    actions: { check: keep('/ask/check'), add: keep('/ask/add') },
    ticket: tickets.issue(addPurpose(found.id), clock()),
    isAsked: isAnswered && (state === 'answered' || state === 'done' || state === 'postponed'),
    added: added?.kind === 'taken',
    problem: added?.kind === 'mend' ? added : null,
  })
  return sendPage(request, reply, {
    regionName: region.name,
    page: {
      title: `${words.number} ${found.number}`,
      body,
      again: { path: '/ask/check', fields: codeFields(found.number, tickets.codeOf(found.id)) },
      isPrivate: true,
      status: added?.kind === 'mend' ? 400 : 200,
    },
  })
}

type Known = { work: Work | null; thread: readonly Word[]; found: RequestRow }

async function readRoad(db: PublicPageContext['db'], { work, thread, found }: Known) {
  const dates = work === null ? {} : await findRoadDates(db, work.id)
  const answer = thread.find(({ direction }) => direction === 'out')
  return roadOf(work?.step ?? null, { ...dates, received: found.requestedAt, answered: answer?.at ?? null })
}

/** Null: the stream is not told of yet, or was cancelled. */
function pageOf({ streamNumber, streamStep }: AskedThere, keep: (path: string) => string): string | null {
  const isShown = streamStep !== 'planned' && streamStep !== 'cancelled'
  return isShown ? keep(`/livestreams/${streamNumber}`) : null
}

/** They open the question. */
export function codeFields(number: number, code: string): [string, string][] {
  return [
    ['number', String(number)],
    ['code', showCode(code)],
  ]
}

/** In the time of the region, wherever the reader is. */
export function sayMoment(language: string, timeZone: string) {
  const format = new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'long', timeStyle: 'short' })
  return (at: Date) => ({ at: at.toISOString(), moment: format.format(at) })
}
