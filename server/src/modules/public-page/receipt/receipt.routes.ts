import { PUBLIC_PAGE_ROUTES } from '@veche/contract/routes/public/public-pages.ts'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { networkOf } from '../../../platform/http/limits/network-of.ts'
import { createTokenBucket } from '../../../platform/http/limits/token-bucket.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { insertWithdrawal } from '../form/consent/consent.repository.ts'
import { type EnteredForm, readForm } from '../form/read-form.ts'
import { renderNoQuestion } from '../pages/receipt-page.ts'
import { addFollower, sendFollowed } from '../progress/add-follower.ts'
import type { PublicPageContext } from '../public-page-context.ts'
import { savePhotoConsent } from '../register/photos.repository.ts'
import { findRequest, type RequestRow } from '../requests.repository.ts'
import { type Exchange, readerOf, sendPage } from '../send-page.ts'
import { addWords } from './add-words.ts'
import { redirectToRefusal, sendCheck, sendCodeForm } from './code-form.ts'
import { letterAddress, mailCode, readAddress } from './code-letter.ts'
import { addedOf, findPassed, hasPass, redirectToPage } from './passes.ts'
import { sendMailed, sendTaken } from './send-receipt.ts'
import { sendThread } from './send-thread.ts'

/** The limit is by address and not by question: its number is no secret, and a stranger could lock its author out. */
const GUESSES = { capacity: 10, refillMs: 60_000 }
const WORDS_OF_QUESTION = { capacity: 10, refillMs: 60_000 }
const LETTERS_OF_QUESTION = { capacity: 2, refillMs: 60 * 60_000 }
const Params = z.object({ number: z.coerce.number().int().positive().max(2_147_483_647) })

/** The page of one question: whoever has its number and code is its author. The code never stands in an address. */
export function receiptRoutes(context: PublicPageContext, publicUrl: string): FastifyPluginAsync {
  const now = context.clock
  const guesses = createTokenBucket({ ...GUESSES, now })
  const words = createTokenBucket({ ...WORDS_OF_QUESTION, now })
  const letters = createTokenBucket({ ...LETTERS_OF_QUESTION, now })

  /** Null if there is no such question, the code is wrong or there were too many tries; the first two are not distinguished. */
  async function open(request: FastifyRequest, form: EnteredForm): Promise<RequestRow | 'limit' | null> {
    // «№ 100 007», as people and the desk write it.
    const number = Params.safeParse({ number: form.text('number').replace(/\D/g, '') }).data?.number ?? 0
    return guesses.spend(networkOf(request.ip), async (free) => {
      const found = number > 0 ? await findRequest(context.db, number) : null
      const isRight =
        context.tickets.isCode(found?.id ?? '', form.text('code')) && found?.source !== 'programme'
      if (!found || !isRight) return null
      free()
      return found
    })
  }

  /** What only the author may do. */
  type Act = (opened: Exchange & { form: EnteredForm; found: RequestRow }) => Promise<FastifyReply>
  const forAuthor = (act: Act) => async (request: FastifyRequest, reply: FastifyReply) => {
    const form = await readForm(request)
    const found = await open(request, form)
    if (found === null || found === 'limit')
      return redirectToRefusal({ request, reply }, { form, refused: found ?? 'code' })
    return act({ request, reply, form, found })
  }

  return async (app) => {
    serveRoute(app, PUBLIC_PAGE_ROUTES.checkForm, (request, reply) => sendCheck(context, { request, reply }))

    serveRoute(
      app,
      PUBLIC_PAGE_ROUTES.question,
      async (request, reply) => {
        const { number } = Params.catch({ number: 0 }).parse(request.params)
        const passed = number > 0 ? await findPassed(context, { request, number }) : null
        if (!passed) {
          const shown = number > 0 ? String(number) : ''
          return sendCodeForm(context, { request, reply, number: shown, isEnded: hasPass(request) })
        }
        const { found, page } = passed
        const exchange = { request, reply, found }
        if (page === 'taken' && !found.erasedAt) return sendTaken(context, { ...exchange, publicUrl })
        if (page === 'thread') return sendThread(context, { ...exchange, added: null })
        if (page === 'added')
          return sendThread(context, { ...exchange, added: { kind: 'taken', messageId: addedOf(request) } })
        if (page === 'followed' || page === 'not_followed')
          return sendFollowed(context, { request, reply, number, isTaken: page === 'followed' })
        return sendMailed(context, { ...exchange, isSent: page === 'mailed' })
      },
      { at: '/ask/:number(^\\d+$)' },
    )

    app.get('/ask/*', { schema: { hide: true } }, (request, reply) =>
      sendNoQuestion(context, { request, reply }),
    )

    serveRoute(
      app,
      PUBLIC_PAGE_ROUTES.check,
      forAuthor(async (opened) => redirectToPage(context, { ...opened, page: 'thread' })),
    )

    serveRoute(
      app,
      PUBLIC_PAGE_ROUTES.mailCode,
      forAuthor(async ({ form, ...opened }) => {
        const { found, request } = opened
        const left = letterAddress(context, found)
        const named = left === null ? readAddress(form.text('email')) : null
        // Whoever asks a hundred questions must not write a hundred letters to somebody else.
        const mayWrite = letters.take(found.id) && (named === null || letters.take(named.toLowerCase()))
        const to = left ?? named
        const letter = to && { to, request: found, words: readerOf(request).words, publicUrl }
        const isSent = letter && mayWrite && (await mailCode(context, letter))
        return redirectToPage(context, { ...opened, page: isSent ? 'mailed' : 'not_mailed' })
      }),
    )

    serveRoute(
      app,
      PUBLIC_PAGE_ROUTES.follow,
      forAuthor(async ({ form, ...opened }) => {
        const { found, request } = opened
        const isTaken = await addFollower(context, {
          ...{ request, form, site: publicUrl, question: { requestId: found.id, joiningId: null } },
        })
        return redirectToPage(context, { ...opened, page: isTaken ? 'followed' : 'not_followed' })
      }),
    )

    serveRoute(
      app,
      PUBLIC_PAGE_ROUTES.decidePhotos,
      forAuthor(async ({ form, ...opened }) => {
        const isGiven = form.text('may') === 'yes'
        await savePhotoConsent(context.db, { requestId: opened.found.id, isGiven, at: now() })
        return redirectToPage(context, { ...opened, page: 'thread' })
      }),
    )

    serveRoute(
      app,
      PUBLIC_PAGE_ROUTES.withdraw,
      forAuthor(async (opened) => {
        if (!opened.found.erasedAt) await insertWithdrawal(context.db, opened.found.id, now())
        return redirectToPage(context, { ...opened, page: 'thread' })
      }),
    )

    serveRoute(
      app,
      PUBLIC_PAGE_ROUTES.addWords,
      forAuthor(async ({ form, ...opened }) => {
        if (opened.found.erasedAt) return redirectToPage(context, { ...opened, page: 'thread' })
        const added = await addWords(context, { form, request: opened.found, limit: words })
        if (added.kind === 'mend') return sendThread(context, { ...opened, added })
        return redirectToPage(context, { ...opened, page: 'added', added: added.messageId })
      }),
    )
  }
}

function sendNoQuestion({ region }: PublicPageContext, { request, reply }: Exchange): FastifyReply {
  const { words, keep } = readerOf(request)
  const body = renderNoQuestion(words, keep('/ask'))
  return sendPage(request, reply, {
    regionName: region.name,
    page: { title: words.noQuestion, body, isPrivate: true, status: 404, hasScript: false },
  })
}
