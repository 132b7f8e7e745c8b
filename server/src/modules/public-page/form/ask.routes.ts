import { PUBLIC_PAGE_ROUTES } from '@veche/contract/routes/public/public-pages.ts'
import type { FastifyError, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { networkOf } from '../../../platform/http/limits/network-of.ts'
import { createTokenBucket } from '../../../platform/http/limits/token-bucket.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { getDirectory } from '../../directory/index.ts'
import { type Entered, NOTHING_ENTERED, type Problem } from '../domain/asked.ts'
import { html } from '../domain/html.ts'
import { createShow } from '../open/domain/show-figures.ts'
import { type PassedGate, renderAskForm } from '../pages/ask-page.ts'
import { progressWordsOf } from '../progress/domain/words.ts'
import { findFormChannel, type PublicPageContext } from '../public-page-context.ts'
import { redirectTo, redirectToPage } from '../receipt/passes.ts'
import { receiptRoutes } from '../receipt/receipt.routes.ts'
import { registerWordsOf } from '../register/domain/words.ts'
import { presentProblem } from '../register/present-problem.ts'
import { readerOf, sendPage } from '../send-page.ts'
import { sendTrouble } from '../send-trouble.ts'
import { GROUPS_OF_STAFF } from '../staff-groups.ts'
import { ASK_PURPOSE, askQuestion, type Known, readEntered, readKept } from './ask-question.ts'
import { findConsentText } from './consent/consent.repository.ts'
import { findPlace } from './find-place.ts'
import { type KeptPhoto, PROOF_BITS } from './form-ticket.ts'
import { findKnownArticles } from './known-articles.ts'
import { limitLargeForms } from './limit-large-forms.ts'
import { presentOutage } from './present-outage.ts'
import { acceptForms, type EnteredForm, readForm } from './read-form.ts'
import { listAskedFields, nameOfInput, type OwnEntered, readOwn } from './read-own-fields.ts'
import { PHOTO_BYTES, PHOTO_LIMIT } from './save-photos.ts'

export const FORM_BYTES = PHOTO_LIMIT * PHOTO_BYTES + 256 * 1024
/** A whole house or office may share one address. */
const QUESTIONS = { capacity: 20, refillMs: 30_000 }
const PLACES = { capacity: 60, refillMs: 5000 }
const ARTICLES = { capacity: 40, refillMs: 5000 }

/** The page where anyone asks, and the page of each question. */
export function askRoutes(context: PublicPageContext, publicUrl: string): FastifyPluginAsync {
  const limit = createTokenBucket({ ...QUESTIONS, now: context.clock })
  const places = createTokenBucket({ ...PLACES, now: context.clock })
  const articles = createTokenBucket({ ...ARTICLES, now: context.clock })

  return async (app) => {
    acceptForms(app, FORM_BYTES)
    limitLargeForms(app)
    app.setErrorHandler((error: FastifyError, request, reply) =>
      error.statusCode === 413
        ? sendForm(context, request, reply, { problems: [{ field: 'photos', code: 'photos.too_big' }] })
        : sendTrouble(context, { error, request, reply }),
    )

    serveRoute(app, PUBLIC_PAGE_ROUTES.askForm, async (request, reply) => {
      const account = await findFormChannel(context, readerOf(request).pageName)
      if (!account) return sendClosed(context, request, reply)
      return sendForm(context, request, reply, {})
    })

    serveRoute(app, PUBLIC_PAGE_ROUTES.ask, async (request, reply) => {
      const account = await findFormChannel(context, readerOf(request).pageName)
      if (!account) return sendClosed(context, request, reply)
      const form = await readForm(request)
      // Nothing is sent: the page is asked for in the other language.
      if (form.text('only') === 'language')
        return sendForm(context, request, reply, {
          ...{ entered: readEntered(form), photos: readKept(context, form) },
          isPersonalSeen: form.text('personal') === 'seen',
          own: await ownOf(context, form),
        })
      const asked = await askQuestion(context, {
        ...{ form, address: networkOf(request.ip), account, limit },
        reader: { language: readerOf(request).language, site: publicUrl },
      })
      if (asked.kind === 'taken')
        return redirectToPage(context, { request, reply, found: asked.request, page: 'taken' })
      if (asked.kind === 'joined') {
        const pass = context.tickets.passTo('taken', asked.id, {
          ...{ network: networkOf(request.ip), now: context.clock() },
        })
        return redirectTo({ request, reply }, `/open/joined/${asked.id}`, { pass })
      }
      const { kind, photos, isPersonalSeen } = asked
      const own = await ownOf(context, form)
      const shown = { entered: readEntered(form), photos, isPersonalSeen, own }
      if (kind === 'mend') return sendForm(context, request, reply, { ...shown, problems: asked.problems })
      // The gate was passed a moment ago, so its answer goes along.
      const gate = { ticket: form.text('ticket'), proof: form.text('proof'), answer: form.text('answer') }
      if (kind === 'asks')
        return sendForm(context, request, reply, {
          ...shown,
          own: await ownOf(context, form, true),
          gate,
        })
      return sendForm(context, request, reply, { ...shown, known: asked.known, gate })
    })

    serveRoute(app, PUBLIC_PAGE_ROUTES.findPlace, async (request, reply) => {
      if (!places.take(networkOf(request.ip))) return reply.status(429).send({})
      const form = await readForm(request)
      const place = await findPlace(context.db, form.text('latitude'), form.text('longitude'))
      return reply.header('cache-control', 'no-store').send(place)
    })

    serveRoute(app, PUBLIC_PAGE_ROUTES.findArticles, async (request, reply) => {
      if (!articles.take(networkOf(request.ip))) return reply.status(429).send({})
      const form = await readForm(request)
      const asked = { text: form.text('text').slice(0, 4000), municipality: form.text('municipality') }
      const { keep } = readerOf(request)
      const found = (await findKnownArticles(context, asked)).map(({ code, title, term, who }) => ({
        ...{ title, term, who, url: keep(`/open/articles/${code}`) },
      }))
      return reply.header('cache-control', 'no-store').send({ articles: found })
    })

    await app.register(receiptRoutes(context, publicUrl))
  }
}

type Shown = {
  entered?: Entered
  problems?: Problem[]
  photos?: KeptPhoto[]
  isPersonalSeen?: boolean
  known?: Known
  gate?: PassedGate
  own?: OwnShown
}
type OwnShown = OwnEntered & { isFirst: boolean }

/** What the region asks about the matter that stands in the form now, and what was said there. */
async function ownOf(context: PublicPageContext, form: EnteredForm, isFirst = false): Promise<OwnShown> {
  const { matter, fields } = await listAskedFields(context, readEntered(form))
  const isAsked = isFirst || form.text('asked') === matter
  return { matter, fields: isAsked ? fields : [], texts: readOwn(fields, form).texts, isFirst }
}

async function sendForm(
  { db, tickets, clock, region, sendLetter }: PublicPageContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { entered = NOTHING_ENTERED, problems = [], photos = [], isPersonalSeen = false, own, ...shown }: Shown,
): Promise<FastifyReply> {
  const { words, keep, language } = readerOf(request)
  const [directory, consent] = await Promise.all([getDirectory(db), findConsentText(db)])
  const { municipalities, topicGroups, agencies } = directory
  const { known: { outages, problems: standing } = { outages: [], problems: [] }, gate } = shown
  const facts = { directory, show: createShow(language, region.timeZone), now: clock() }
  const ticket = gate?.ticket ?? tickets.issue(ASK_PURPOSE, clock())
  const keptPhotos = photos.map((photo) => tickets.keepPhoto(ticket, photo))
  const body = renderAskForm({
    ...{ words, ticket, municipalities, entered, problems, isPersonalSeen },
    action: keep('/ask'),
    keep,
    proofBits: PROOF_BITS,
    question: tickets.questionOf(ticket),
    groups: topicGroups.filter(({ code }) => !GROUPS_OF_STAFF.includes(code)),
    keptPhotos,
    outages: outages.map((found) =>
      presentOutage(found, { agencies, language, timeZone: region.timeZone, now: clock() }),
    ),
    registerWords: registerWordsOf(language),
    nearby: standing.map((row) => presentProblem(row, facts)),
    gate: gate ?? null,
    consent: consent && { ...consent, language },
    own: own && own.fields.length > 0 ? { ...own, language } : null,
    followWords: sendLetter && progressWordsOf(language),
  })
  const status = problems.length === 0 ? 200 : problems.some(({ code }) => code === 'form.limit') ? 429 : 400
  return sendPage(request, reply, {
    regionName: region.name,
    page: {
      ...{ title: words.ask, body, isPrivate: false, status },
      again: {
        path: '/ask',
        fields: [
          ...fieldsOf(entered, { ticket, keptPhotos, isPersonalSeen }),
          ...(own && own.fields.length > 0 ? ownFieldsOf(own) : []),
        ],
      },
    },
  })
}

type Gate = { ticket: string; keptPhotos: readonly string[]; isPersonalSeen: boolean }

/** The entered values, to be shown again; saved photos are named by their tickets. */
function fieldsOf(
  { hasConsent, maySeePhotos, ...entered }: Entered,
  { ticket, keptPhotos, isPersonalSeen }: Gate,
): [string, string][] {
  return [
    ['only', 'language'],
    ['ticket', ticket],
    ...Object.entries(entered),
    ...keptPhotos.map((photo): [string, string] => ['kept', photo]),
    ...(hasConsent ? [['consent', 'yes'] satisfies [string, string]] : []),
    ...(maySeePhotos ? [['showPhotos', 'yes'] satisfies [string, string]] : []),
    ...(isPersonalSeen ? [['personal', 'seen'] satisfies [string, string]] : []),
  ]
}

function ownFieldsOf({ matter, texts }: OwnShown): [string, string][] {
  const said = Object.entries(texts).map(([code, text]): [string, string] => [nameOfInput(code), text])
  return [['asked', matter], ...said]
}

function sendClosed(
  { region }: PublicPageContext,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const { words } = readerOf(request)
  const body = html`<h1>${words.ask}</h1><p class="notice">${words.closed}</p>`
  return sendPage(request, reply, {
    regionName: region.name,
    page: { title: words.ask, body, isPrivate: true, status: 404, again: { path: '/ask' } },
  })
}
