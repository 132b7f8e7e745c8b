/** «И у меня тоже»: joining a problem without signing in, and its page for whoever has the code. */
import { REGISTER_ROUTES } from '@veche/contract/routes/public/register.ts'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { networkOf } from '../../../platform/http/limits/network-of.ts'
import { createTokenBucket } from '../../../platform/http/limits/token-bucket.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { getDirectory } from '../../directory/index.ts'
import { isClosed, publicStateOf } from '../domain/public-state.ts'
import { type PassedPage, PROOF_BITS, showCode } from '../form/form-ticket.ts'
import { acceptForms, type EnteredForm, readForm } from '../form/read-form.ts'
import { type OpenContext, openReader, siteOf } from '../open/open-context.ts'
import { addFollower, sendFollowed } from '../progress/add-follower.ts'
import { progressWordsOf } from '../progress/domain/words.ts'
import { renderFollowForm } from '../progress/pages/follow-form.ts'
import { redirectTo } from '../receipt/passes.ts'
import { shownStepOf } from '../receipt/shown-step.ts'
import { type Exchange, sendPage } from '../send-page.ts'
import { type JoinProblem, registerWordsOf } from './domain/words.ts'
import { hashCode, joinProblem, joinPurpose } from './join-problem.ts'
import { findJoining, findJoiningOfCode, type JoiningRow } from './joinings.repository.ts'
import { renderCodeForm, renderJoined, renderJoinForm, renderOver } from './pages/join-page.ts'
import { renderMissing } from './pages/problem-page.ts'
import { presentProblem } from './present-problem.ts'
import { readProblem } from './read-problem.ts'
import { findProblem, findWork, type ProblemRow } from './register.repository.ts'

const FORM_BYTES = 16 * 1024
/** A house may share one address, and a hundred presses of one person are one person. */
const JOININGS = { capacity: 10, refillMs: 60_000 }
const GUESSES = { capacity: 10, refillMs: 60_000 }
const Params = z.object({ number: z.coerce.number().int().positive().max(2_147_483_647) })
const IdParams = z.object({ id: z.uuid() })
const Query = z.object({
  pass: z.string().max(200).catch('').default(''),
  refused: z.enum(['wrong', 'limit']).nullable().catch(null).default(null),
})

export function joinRoutes(context: OpenContext): FastifyPluginAsync {
  const { db, clock, tickets } = context
  const limit = createTokenBucket({ ...JOININGS, now: clock })
  const guesses = createTokenBucket({ ...GUESSES, now: clock })
  const findAsked = async ({ params }: FastifyRequest) => {
    const number = Params.safeParse(params).data?.number ?? 0
    return number > 0 ? findProblem(db, number) : null
  }
  const leadTo = ({ request, reply }: Exchange, { id, page }: { id: string; page: PassedPage }) => {
    const pass = tickets.passTo(page, id, { network: networkOf(request.ip), now: clock() })
    return redirectTo({ request, reply }, `/open/joined/${id}`, { pass })
  }

  return async (app) => {
    acceptForms(app, FORM_BYTES)

    serveRoute(app, REGISTER_ROUTES.joinForm, async (request, reply) =>
      sendJoinForm(context, { request, reply, row: await findAsked(request), problem: null }),
    )

    serveRoute(app, REGISTER_ROUTES.join, async (request, reply) => {
      const row = await findAsked(request)
      if (!row || !canJoin(row)) return sendJoinForm(context, { request, reply, row, problem: null })
      const form = await readForm(request)
      const joined = await joinProblem(context, { form, address: networkOf(request.ip), row, limit })
      if (joined.kind === 'mend')
        return sendJoinForm(context, { request, reply, row, problem: joined.problem })
      return leadTo({ request, reply }, { id: joined.id, page: 'taken' })
    })

    serveRoute(app, REGISTER_ROUTES.joinedForm, async (request, reply) =>
      sendCodeForm(context, { request, reply }),
    )

    const open = (request: FastifyRequest, form: EnteredForm) =>
      guesses.spend(networkOf(request.ip), async (free) => {
        const joining = await findJoiningOfCode(db, hashCode(form.text('code')))
        if (joining) free()
        return joining
      })
    const sendRefused = (exchange: Exchange, refused: 'limit' | null) =>
      redirectTo(exchange, '/open/joined', { refused: refused ?? 'wrong' })

    serveRoute(app, REGISTER_ROUTES.openJoined, async (request, reply) => {
      const found = await open(request, await readForm(request))
      if (found === null || found === 'limit') return sendRefused({ request, reply }, found)
      return leadTo({ request, reply }, { id: found.id, page: 'thread' })
    })

    serveRoute(app, REGISTER_ROUTES.followJoined, async (request, reply) => {
      const form = await readForm(request)
      const found = await open(request, form)
      if (found === null || found === 'limit') return sendRefused({ request, reply }, found)
      const isTaken = await addFollower(context, {
        ...{
          request,
          form,
          site: siteOf(context.bookUrl),
          question: { requestId: null, joiningId: found.id },
        },
      })
      return leadTo({ request, reply }, { id: found.id, page: isTaken ? 'followed' : 'not_followed' })
    })

    serveRoute(app, REGISTER_ROUTES.joined, async (request, reply) => {
      const id = IdParams.safeParse(request.params).data?.id ?? null
      const { pass } = Query.parse(request.query)
      const page = id && tickets.readPass(pass, id, { network: networkOf(request.ip), now: clock() })
      const joining = id && page ? await findJoining(db, id) : null
      if (!joining) return sendCodeForm(context, { request, reply })
      if (page === 'followed' || page === 'not_followed')
        return sendFollowed(context, { request, reply, number: null, isTaken: page === 'followed' })
      return sendJoined(context, { request, reply, joining, isFresh: page === 'taken' })
    })
  }
}

/** What is over has nothing more to wait for. */
export function canJoin(row: ProblemRow): boolean {
  const state = publicStateOf(shownStepOf(row))
  return !isClosed(state) && state !== 'answered'
}

type JoinForm = Exchange & { row: ProblemRow | null; problem: JoinProblem | null }

async function sendJoinForm(
  context: OpenContext,
  { request, reply, row, problem }: JoinForm,
): Promise<FastifyReply> {
  const { db, clock, region, tickets } = context
  const { language, keep, show } = openReader(request, context)
  const words = registerWordsOf(language)
  const send = (page: { body: ReturnType<typeof renderOver>; status?: number; title?: string }) =>
    sendPage(request, reply, {
      regionName: region.name,
      page: { title: words.join, isPrivate: true, again: { path: '/open/problems' }, ...page },
    })
  if (!row)
    return send({ title: words.notFound, body: renderMissing({ words, keep, is: 'problem' }), status: 404 })
  if (!canJoin(row)) return send({ body: renderOver(words, keep('/ask')), status: 409 })
  const ticket = tickets.issue(joinPurpose(row.number), clock())
  const body = renderJoinForm({
    ...{ words, ticket, problem, proofBits: PROOF_BITS, question: tickets.questionOf(ticket) },
    page: presentProblem(row, { directory: await getDirectory(db), show, now: clock() }),
    action: keep(`/open/problems/${row.number}/join`),
    back: keep('/open/problems'),
  })
  return send({ body, status: problem === null ? 200 : problem === 'limit' ? 429 : 400 })
}

function sendCodeForm(context: OpenContext, { request, reply }: Exchange): FastifyReply {
  const { language, keep } = openReader(request, context)
  const words = registerWordsOf(language)
  const { refused } = Query.parse(request.query)
  const body = renderCodeForm({
    ...{ words, action: keep('/open/joined'), problem: refused, back: keep('/open/problems') },
  })
  const status = refused === null ? 200 : refused === 'limit' ? 429 : 403
  return sendPage(request, reply, {
    regionName: context.region.name,
    page: { title: words.joinedCheck, body, isPrivate: true, status, hasScript: false },
  })
}

type Shown = Exchange & { joining: JoiningRow; isFresh: boolean }

async function sendJoined(
  context: OpenContext,
  { request, reply, joining, isFresh }: Shown,
): Promise<FastifyReply> {
  const reader = openReader(request, context)
  const { language, keep } = reader
  const words = registerWordsOf(language)
  const row = await findWork(context.db, joining.incidentId)
  const isShown = (await findProblem(context.db, row.number)) !== null
  const code = showCode(context.tickets.codeOf(joining.id))
  const body = renderJoined({
    ...{ words, isFresh, code },
    follow:
      context.sendLetter &&
      renderFollowForm({
        ...{ words: progressWordsOf(language), action: keep('/open/joined/follow'), fields: { code } },
      }),
    page: await readProblem(context, reader, row),
    url: isShown ? keep(`/open/problems/${row.number}`) : null,
  })
  return sendPage(request, reply, {
    regionName: context.region.name,
    page: { title: isFresh ? words.joined : words.joinedCheck, body, isPrivate: true },
  })
}
