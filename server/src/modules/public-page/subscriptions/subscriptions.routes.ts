/** Subscriptions to the register by e-mail with confirmation, and the feed of the same. */
import { REGISTER_ROUTES } from '@veche/contract/routes/public/register.ts'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { networkOf } from '../../../platform/http/limits/network-of.ts'
import { createTokenBucket } from '../../../platform/http/limits/token-bucket.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { getDirectory } from '../../directory/index.ts'
import type { Language } from '../domain/words.ts'
import { PROOF_BITS } from '../form/form-ticket.ts'
import { acceptForms, readForm } from '../form/read-form.ts'
import { type OpenContext, openReader } from '../open/open-context.ts'
import { progressWordsOf } from '../progress/domain/words.ts'
import { nameQuestion } from '../progress/name-question.ts'
import { startFollowing } from '../progress/start-following.ts'
import { redirectTo } from '../receipt/passes.ts'
import { type Exchange, sendPage } from '../send-page.ts'
import { GROUPS_OF_STAFF } from '../staff-groups.ts'
import { type SubscribeProblem, type SubscriptionWords, subscriptionWordsOf } from './domain/words.ts'
import { nameFollowed } from './followed.ts'
import { BOOK_DAYS, FollowedQuery } from './followed-query.ts'
import { renderAct, renderSubscribe } from './pages/subscribe-pages.ts'
import { writeFeed } from './register-feed.ts'
import { SUBSCRIBE_PURPOSE, subscribe } from './subscribe.ts'
import { type LinkPurpose, readToken } from './subscription-links.ts'
import {
  confirmSubscription,
  deleteSubscription,
  findSubscription,
  type SubscriptionRow,
} from './subscriptions.repository.ts'

const FORM_BYTES = 16 * 1024
const SUBSCRIPTIONS = { capacity: 5, refillMs: 2 * 60_000 }
const IsSent = z.object({ sent: z.string().max(10).catch('').default('') })
const Params = z.object({ token: z.string().max(200).catch('') })

export function subscriptionRoutes(context: OpenContext): FastifyPluginAsync {
  const { db, vault, clock, pages } = context
  const limit = createTokenBucket({ ...SUBSCRIPTIONS, now: clock })

  return async (app) => {
    acceptForms(app, FORM_BYTES)

    serveRoute(app, REGISTER_ROUTES.subscribeForm, (request, reply) => {
      const exchange = { request, reply }
      if (IsSent.parse(request.query).sent === '')
        return sendForm(context, {
          ...{ ...exchange, problem: null },
          entered: { ...FollowedQuery.parse(request.query), email: '' },
        })
      return sendAct(context, exchange, ({ sent, sentLead }) => ({
        ...{ title: sent, lead: sentLead, button: null },
      }))
    })

    serveRoute(app, REGISTER_ROUTES.subscribe, async (request, reply) => {
      const form = await readForm(request)
      const { language } = openReader(request, context)
      const address = networkOf(request.ip)
      const problem =
        context.sendLetter === null ? null : await subscribe(context, { form, address, language, limit })
      const names = ['place', 'group', 'street', 'house', 'email'] as const
      const entered = Object.fromEntries(names.map((name) => [name, form.text(name)]))
      if (problem !== null || context.sendLetter === null)
        return sendForm(context, {
          ...{ request, reply, problem },
          entered: { ...FollowedQuery.parse(entered), email: form.text('email') },
        })
      return redirectTo({ request, reply }, '/open/subscribe', { sent: 'yes' })
    })

    /** Looking changes nothing; the button does, and so does the one press of a mail program. */
    const find = async ({ params }: FastifyRequest, purpose: LinkPurpose) => {
      const id = readToken(vault, purpose, Params.parse(params).token)
      return id === null ? null : findSubscription(db, id)
    }
    const sendGone = ({ request, reply }: Exchange) =>
      sendAct(context, { request, reply, status: 404 }, ({ gone, goneLead }) => ({
        ...{ title: gone, lead: goneLead, button: null },
      }))

    serveRoute(app, REGISTER_ROUTES.confirmForm, async (request, reply) => {
      const row = await find(request, 'confirm')
      if (!row) return sendGone({ request, reply })
      const { language } = openReader(request, context)
      if (row.confirmedAt !== null)
        return sendAct(context, { request, reply }, ({ confirmed, confirmedLead }) => ({
          ...{ title: confirmed, lead: confirmedLead, button: null },
        }))
      const { named, rhythm } = await nameRow(context, row, language)
      return sendAct(context, { request, reply }, (words) => ({
        ...{ title: words.confirm, lead: `${named}. ${rhythm}`, button: words.confirm },
      }))
    })
    serveRoute(app, REGISTER_ROUTES.confirm, async (request, reply) => {
      const row = await find(request, 'confirm')
      if (!row) return sendGone({ request, reply })
      await (row.follows === 'question'
        ? startFollowing(db, row, clock())
        : confirmSubscription(db, row.id, clock()))
      return redirectTo({ request, reply }, request.url.split('?')[0] ?? '', {})
    })

    serveRoute(app, REGISTER_ROUTES.endForm, async (request, reply) => {
      const row = await find(request, 'end')
      if (!row) return sendGone({ request, reply })
      const { named } = await nameRow(context, row, openReader(request, context).language)
      return sendAct(context, { request, reply }, ({ end, endLead }) => ({
        ...{ title: end, lead: `${named}. ${endLead}`, button: end },
      }))
    })
    // A mail program that presses the button follows no other address (RFC 8058).
    serveRoute(app, REGISTER_ROUTES.end, async (request, reply) => {
      const row = await find(request, 'end')
      if (!row) return sendGone({ request, reply })
      await deleteSubscription(db, row.id)
      return sendAct(context, { request, reply }, ({ ended, endLead }) => ({
        ...{ title: ended, lead: endLead, button: null },
      }))
    })

    serveRoute(
      app,
      REGISTER_ROUTES.feed,
      (request, reply) => {
        const reader = openReader(request, context)
        const make = () => writeFeed(context, reader, { asked: request.query, url: request.url })
        const key = `${reader.language} ${request.url}`
        return pages.send({ request, reply }, { key, type: 'application/atom+xml; charset=utf-8', make })
      },
      { compress: false },
    )
  }
}

/** What a subscription follows, and how often it is told of it. */
async function nameRow(
  { db }: Pick<OpenContext, 'db'>,
  row: SubscriptionRow,
  language: Language,
): Promise<{ named: string; rhythm: string }> {
  if (row.follows === 'question') {
    const { named } = await nameQuestion(db, row, language)
    return { named, rhythm: progressWordsOf(language).rhythm }
  }
  const words = subscriptionWordsOf(language)
  const named = await nameFollowed({ db }, row, words)
  return { named, rhythm: words.confirmLead }
}

type Shown = Exchange & { entered: FollowedQuery & { email: string }; problem: SubscribeProblem | null }

async function sendForm(
  context: OpenContext,
  { request, reply, entered, problem }: Shown,
): Promise<FastifyReply> {
  const { db, tickets, clock, region, sendLetter } = context
  const { language, keep } = openReader(request, context)
  const words = subscriptionWordsOf(language)
  const { municipalities, topicGroups } = await getDirectory(db)
  const ticket = tickets.issue(SUBSCRIBE_PURPOSE, clock())
  const { email: _, ...followed } = entered
  const given = Object.fromEntries(Object.entries(followed).filter(([, value]) => value !== ''))
  const body = renderSubscribe({
    ...{ words, ticket, entered, problem, proofBits: PROOF_BITS },
    places: [...municipalities, { code: BOOK_DAYS, name: words.bookDays }],
    ...{ action: keep('/open/subscribe'), back: keep('/open/problems'), hasMail: sendLetter !== null },
    question: tickets.questionOf(ticket),
    groups: topicGroups.filter(({ code }) => !GROUPS_OF_STAFF.includes(code)),
    feedUrl: entered.place === '' || entered.place === BOOK_DAYS ? null : keep('/open/problems.atom', given),
  })
  return sendPage(request, reply, {
    regionName: region.name,
    page: {
      ...{ title: words.title, body, isPrivate: true, again: { path: '/open/subscribe' } },
      status: problem === null ? 200 : problem === 'limit' ? 429 : 400,
    },
  })
}

type Act = { title: string; lead: string; button: string | null }

function sendAct(
  context: OpenContext,
  { request, reply, status = 200 }: Exchange & { status?: number },
  say: (words: SubscriptionWords) => Act,
): FastifyReply {
  const { language, keep } = openReader(request, context)
  const words = subscriptionWordsOf(language)
  const act = say(words)
  const body = renderAct({ ...act, back: { url: keep('/open/problems'), words: words.back } })
  return sendPage(request, reply, {
    regionName: context.region.name,
    page: {
      ...{ title: act.title, body, isPrivate: true, status, hasScript: false },
      again: { path: '/open/subscribe' },
    },
  })
}
