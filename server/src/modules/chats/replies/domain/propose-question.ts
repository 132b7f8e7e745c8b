/** Which open question a text that is being written most likely answers. The writer is asked before it is sent. */
import type { Model } from '../../../text/index.ts'
import type { LinkTalk } from './learned-links.ts'
import { LIKELY_FROM, likelyAnswers } from './likely-answers.ts'
import type { OfficialMessage } from './recognise-reply.ts'
import { answersNobody, readReplySigns } from './reply-signs.ts'

/** Asking the writer costs one key, so less is enough than for words that somebody must look at later. */
const WORTH_ASKING = 0.3

/** «Принято, уточним»: also a reply to the question itself need not be its answer. */
export function tellsLittle(text: string): boolean {
  const { announces, onlyAcknowledges } = readReplySigns(text)
  return announces || onlyAcknowledges
}

/** Null: it is news for all, «принято», a greeting, or nothing waits. */
export function proposeQuestion(model: Model, words: OfficialMessage, talk: LinkTalk): string | null {
  const signs = readReplySigns(words.text)
  if (answersNobody(signs)) return null
  if (words.replyTo !== null) return talk.open.some(({ id }) => id === words.replyTo) ? words.replyTo : null
  const isPoor = signs.announces || signs.onlyAcknowledges
  const from = isPoor ? LIKELY_FROM : WORTH_ASKING
  const [likeliest] = likelyAnswers(model, words, { talk, from, opened: new Set() }).sort(
    (a, b) => b.probability - a.probability,
  )
  if (likeliest) return likeliest.id
  if (isPoor) return null
  return talk.open.at(-1)?.id ?? null
}
