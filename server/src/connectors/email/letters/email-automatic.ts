/** Who wrote a letter: a person, or a program (RFC 3834). Pure. */
import type { AutomaticKind } from '../../connector.ts'
import type { Letter } from './email-letter.ts'

const AUTO_ANSWER_SUBJECT =
  /^\s*(?:автоответ|автоматический ответ|out of office|automatic reply|auto(?:matic)?[- ]?reply|auto:)/iu
const MACHINE = /^(?:mailer-daemon|postmaster|mail-daemon)@/i

/**
 * `report`: the post itself speaks. `reply`: a program answers for a person who is away. `bulk`: sent to many or by a
 * site; it may be a resident's words all the same. Null: a person.
 */
export function findAutomatic(letter: Letter): AutomaticKind | null {
  const { header, fromAddress } = letter
  const returnPath = header('return-path')
  const autoSubmitted = (header('auto-submitted') ?? 'no').toLowerCase()
  const precedence = (header('precedence') ?? '').toLowerCase().trim()
  const isReport = /multipart\/report/i.test(header('content-type') ?? '')
  const hasEmptyReturn = returnPath !== null && /^<?\s*>?$/.test(returnPath.trim())
  if (isReport || header('x-failed-recipients') !== null || MACHINE.test(fromAddress ?? '')) return 'report'
  const isAnswer =
    autoSubmitted.startsWith('auto-replied') ||
    precedence === 'auto_reply' ||
    ['x-autoreply', 'x-autorespond', 'x-autoresponse'].some((name) => header(name) !== null) ||
    AUTO_ANSWER_SUBJECT.test(letter.subject)
  if (isAnswer) return 'reply'
  if (hasEmptyReturn) return 'report'
  const isBulk =
    !autoSubmitted.startsWith('no') ||
    ['bulk', 'list', 'junk'].includes(precedence) ||
    header('list-id') !== null ||
    header('list-unsubscribe') !== null
  return isBulk ? 'bulk' : null
}
