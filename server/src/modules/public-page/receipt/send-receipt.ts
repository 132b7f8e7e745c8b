/** The receipt of a question and what became of the letter with its code. */
import { FormDelivery } from '@veche/contract/public-page.ts'
import type { FastifyReply } from 'fastify'
import { findRawOfKey } from '../../inbox/index.ts'
import { expectFirstAnswer, loadDeadlineBook } from '../../incidents/index.ts'
import { showCode } from '../form/form-ticket.ts'
import { renderLetter, renderTaken } from '../pages/receipt-page.ts'
import { offerToFollow } from '../progress/add-follower.ts'
import type { PublicPageContext } from '../public-page-context.ts'
import type { RequestRow } from '../requests.repository.ts'
import { type Exchange, readerOf, sendPage } from '../send-page.ts'
import { letterAddress } from './code-letter.ts'
import { drawQr } from './draw-qr.ts'
import { momentFormat } from './send-thread.ts'

type Shown = Exchange & { found: RequestRow }

export async function sendTaken(
  context: PublicPageContext,
  { request, reply, found, publicUrl }: Shown & { publicUrl: string },
): Promise<FastifyReply> {
  const { db, tickets, region } = context
  const { words, keep, language } = readerOf(request)
  const { id, number, requestedAt } = found
  const asked = await readAsked(context, found)
  const expectedAt = expectFirstAnswer(
    await loadDeadlineBook(db),
    { network: 'form', surface: 'form' },
    requestedAt,
  )
  const body = renderTaken({
    ...{ words, number, text: asked?.text ?? '', photos: asked?.photos.length ?? 0 },
    ...{ action: keep('/ask/check'), code: showCode(tickets.codeOf(id)) },
    url: `${publicUrl}/ask/${number}`,
    qr: drawQr(`${publicUrl}/ask/${number}`, words.scan),
    expected: momentFormat(language, region.timeZone)(expectedAt),
    letterTo: letterAddress(context, found),
    letterAction: context.sendLetter && keep('/ask/letter'),
    follow: offerToFollow(context, { request, found }),
  })
  return sendPage(request, reply, {
    regionName: region.name,
    page: { title: words.taken, body, isPrivate: true },
  })
}

/** The text as it was received; the thread has it a moment later. */
async function readAsked(
  { db, vault }: Pick<PublicPageContext, 'db' | 'vault'>,
  { id, channelId }: RequestRow,
): Promise<FormDelivery | null> {
  const body = await findRawOfKey(db, vault, { channelId, dedupeKey: id })
  return body && body.length > 0 ? FormDelivery.parse(JSON.parse(new TextDecoder().decode(body))) : null
}

export function sendMailed(
  { region }: Pick<PublicPageContext, 'region'>,
  { request, reply, found, isSent }: Shown & { isSent: boolean },
): FastifyReply {
  const { words, keep } = readerOf(request)
  const body = renderLetter(words, { isSent, number: found.number, askUrl: keep('/ask/check') })
  return sendPage(request, reply, {
    regionName: region.name,
    page: {
      title: isSent ? words.codeMailed : words.codeNotMailed,
      body,
      isPrivate: true,
      status: isSent ? 200 : 503,
    },
  })
}
