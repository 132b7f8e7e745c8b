/** «Это наш ответ?» and the page of each published answer at its short address. */
import { REGISTER_ROUTES } from '@veche/contract/routes/public/register.ts'
import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import { z } from 'zod'
import { networkOf } from '../../../platform/http/limits/network-of.ts'
import { createTokenBucket } from '../../../platform/http/limits/token-bucket.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { getDirectory } from '../../directory/index.ts'
import { acceptForms, readForm } from '../form/read-form.ts'
import { type OpenContext, type OpenReader, openPagesOf, openReader, siteOf } from '../open/open-context.ts'
import { placeOf, titleOf } from '../register/present-problem.ts'
import { type Exchange, sendPage } from '../send-page.ts'
import { type Checked, checkText, type Found, findOpen, TEXT_LIMIT } from './check-text.ts'
import { answerWordsOf } from './domain/words.ts'
import {
  renderAnswer,
  renderCheckForm,
  renderNoAnswer,
  type ShownCheck,
  type ShownFound,
} from './pages/answer-pages.ts'
import { findPublished } from './published-answers.repository.ts'

/** A letter of the text is up to six bytes there. */
const FORM_BYTES = 6 * TEXT_LIMIT + 4096
const CHECKS = { capacity: 20, refillMs: 3000 }
const Params = z.object({ number: z.coerce.number().int().positive().max(2_147_483_647) })

export function answerCheckRoutes(context: OpenContext): FastifyPluginAsync {
  const checks = createTokenBucket({ ...CHECKS, now: context.clock })
  return async (app) => {
    acceptForms(app, FORM_BYTES)
    const servePage = openPagesOf(app, context)

    serveRoute(app, REGISTER_ROUTES.answerCheckForm, (request, reply) =>
      sendForm(context, { request, reply, text: '', checked: null }),
    )

    serveRoute(app, REGISTER_ROUTES.answerCheck, async (request, reply) => {
      const text = (await readForm(request)).text('text')
      if (!checks.take(networkOf(request.ip)))
        return sendForm(context, { request, reply, text, checked: { kind: 'limit' } })
      return sendForm(context, { request, reply, text, checked: await checkText(context, text) })
    })

    servePage(REGISTER_ROUTES.answer, async (reader, { params }) => {
      const words = answerWordsOf(reader.language)
      const checkUrl = reader.keep('/open/answer-check')
      const number = Params.safeParse(params).data?.number ?? 0
      const published = number > 0 ? await findPublished(context.db, number) : null
      const found = published && (await findOpen(context, published))
      if (!found) return { title: words.noAnswer, body: renderNoAnswer({ words, checkUrl }), status: 404 }
      const shown = await presentFound(context, reader, found)
      const body = renderAnswer({ words, checkUrl, found: shown, text: found.answer.text })
      return { title: `${words.answer}: ${shown.title}`, body }
    })
  }
}

type Asked = Exchange & { text: string; checked: Checked | { kind: 'limit' } | null }

async function sendForm(
  context: OpenContext,
  { request, reply, text, checked }: Asked,
): Promise<FastifyReply> {
  const reader = openReader(request, context)
  const words = answerWordsOf(reader.language)
  const body = renderCheckForm({
    ...{ words, text, limit: TEXT_LIMIT, action: reader.keep('/open/answer-check') },
    check: checked && (await presentCheck(context, reader, checked)),
    back: reader.keep('/open/problems'),
  })
  const isWrong = checked?.kind === 'too_short' || checked?.kind === 'too_long'
  return sendPage(request, reply, {
    regionName: context.region.name,
    page: {
      ...{ title: words.title, body, isPrivate: checked !== null, hasScript: false },
      status: checked?.kind === 'limit' ? 429 : isWrong ? 400 : 200,
      again: { path: '/open/answer-check' },
    },
  })
}

async function presentCheck(
  context: OpenContext,
  reader: OpenReader,
  checked: Checked | { kind: 'limit' },
): Promise<ShownCheck> {
  const found = 'found' in checked ? checked.found : null
  return {
    kind: checked.kind,
    pieces: 'pieces' in checked ? checked.pieces : [],
    found: found && (await presentFound(context, reader, found)),
  }
}

async function presentFound(
  { db, bookUrl }: OpenContext,
  { keep, show }: OpenReader,
  { published, problem, answer }: Found,
): Promise<ShownFound> {
  const directory = await getDirectory(db)
  return {
    ...{ title: titleOf(problem, directory), place: placeOf(problem, directory) },
    ...{ day: show.day(answer.sentAt), at: answer.sentAt.toISOString() },
    url: keep(`/open/problems/${problem.number}`),
    shortUrl: `${siteOf(bookUrl)}/open/a/${published.number}`,
  }
}
