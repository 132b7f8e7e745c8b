/** A further message of the resident, which joins the question like a reply in any network. */

import type { TokenBucket } from '../../../platform/http/limits/token-bucket.ts'
import { idFrom } from '../../../platform/ids.ts'
import { type ProblemCode, TEXT_LIMIT } from '../domain/asked.ts'
import { composeVerdict } from '../domain/compose-text.ts'
import type { KeptPhoto } from '../form/form-ticket.ts'
import type { EnteredForm } from '../form/read-form.ts'
import { receiveForm } from '../form/receive-form.ts'
import { PHOTO_LIMIT, savePhotos } from '../form/save-photos.ts'
import type { PublicPageContext } from '../public-page-context.ts'
import type { RequestRow } from '../requests.repository.ts'

/** As `understandVerdict` reads them in every network. */
const WORDS: Record<string, string> = { yes: 'Да', partly: 'Частично', no: 'Нет' }

/** `taken`: the message will stand in the thread under this id. */
export type Added = { kind: 'taken'; messageId: string } | { kind: 'mend'; code: ProblemCode; text: string }
export const addPurpose = (requestId: string): string => `add ${requestId}`

type Adding = { form: EnteredForm; request: RequestRow; limit: TokenBucket }

export async function addWords(context: PublicPageContext, adding: Adding): Promise<Added> {
  const { form, request, limit } = adding
  const { tickets, files, clock, channels } = context
  const words = form.text('text')
  const ticket = tickets.read(form.text('ticket'), addPurpose(request.id), clock())
  const account = await channels.find(request.channelId)
  const code = ticket === null || account === null ? 'form.expired' : problemOf(words, form)
  if (code || !ticket || !account) return { kind: 'mend', code: code ?? 'form.expired', text: words }
  if (!limit.take(request.id)) return { kind: 'mend', code: 'form.limit', text: words }
  const { photos, problem } = await savePhotos(files, await form.files('photos'), PHOTO_LIMIT)
  if (problem) return { kind: 'mend', code: problem, text: words }
  const text = composeVerdict(WORDS[form.text('verdict')] ?? null, words)
  const id = idOf(ticket.id, text, photos)
  await receiveForm(context, account, {
    ...{ id, threadId: request.id, number: request.number, at: clock().toISOString(), text },
    ...{ name: null, place: null, photos, mediaUrls: [] },
  })
  return { kind: 'taken', messageId: id }
}

/** A second click gives the same id; another text from the same page is another message. */
function idOf(ticketId: string, text: string, photos: readonly KeptPhoto[]): string {
  return idFrom(ticketId, text, ...photos.map(({ hash }) => hash))
}

/** A mark says enough without words. */
function problemOf(words: string, form: EnteredForm): ProblemCode | null {
  if (words.length > TEXT_LIMIT) return 'text.too_long'
  return words.trim() === '' && !WORDS[form.text('verdict')] ? 'text.too_short' : null
}
