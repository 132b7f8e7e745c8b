/** The form that asks for the number and the code of a question. */
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { Words } from '../domain/words.ts'
import type { EnteredForm } from '../form/read-form.ts'
import { renderCodeForm } from '../pages/receipt-page.ts'
import type { PublicPageContext } from '../public-page-context.ts'
import { type Exchange, readerOf, sendPage } from '../send-page.ts'
import { redirectTo } from './passes.ts'

type Refusal = 'code' | 'limit'

const Query = z.object({
  number: z
    .string()
    .regex(/^\d{1,12}$/)
    .catch('')
    .default(''),
  refused: z.enum(['code', 'limit']).optional().catch(undefined),
})
const REFUSED: Record<Refusal, { status: number; says: (words: Words) => string }> = {
  code: { status: 403, says: ({ wrongCode }) => wrongCode },
  limit: { status: 429, says: ({ limit }) => limit },
}

/** Shown at an address of its own, so that a reload tries no code. The address contains nothing but a number. */
export function redirectToRefusal(
  exchange: Exchange,
  { form, refused }: { form: EnteredForm; refused: Refusal },
): FastifyReply {
  const number = /^№?\s*([\d\s]{1,12})$/.exec(form.text('number').trim())?.[1]?.replaceAll(/\s/g, '')
  return redirectTo(exchange, '/ask/check', { ...(number && { number }), refused })
}

export function sendCheck(context: PublicPageContext, exchange: Exchange): FastifyReply {
  const { number, refused } = Query.parse(exchange.request.query)
  return sendCodeForm(context, { ...exchange, number, ...(refused && { refused }) })
}

export function sendCodeForm(
  { region }: Pick<PublicPageContext, 'region'>,
  {
    request,
    reply,
    number,
    refused,
    isEnded = false,
  }: Exchange & { number: string; refused?: Refusal; isEnded?: boolean },
): FastifyReply {
  const { words, keep } = readerOf(request)
  const { status, says } = refused ? REFUSED[refused] : { status: 200, says: () => null }
  const lead = isEnded ? words.ended : words.checkLead
  const body = renderCodeForm({
    ...{ words, action: keep('/ask/check'), askUrl: keep('/ask') },
    ...{ number, lead, problem: says(words) },
  })
  return sendPage(request, reply, {
    regionName: region.name,
    page: { title: words.check, body, isPrivate: true, status },
  })
}
