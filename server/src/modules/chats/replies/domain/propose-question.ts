/** Which open question a text that is being written most likely answers. The writer is asked before it is sent. */
import { type ChatTalk, type OfficialMessage, recogniseReply } from './recognise-reply.ts'
import { answersNobody, readReplySigns } from './reply-signs.ts'

/** Null: it is news for all, «принято», a greeting, or nothing waits. */
export function proposeQuestion(words: OfficialMessage, talk: ChatTalk): string | null {
  const recognised = recogniseReply(words, talk)
  if (recognised || words.replyTo !== null) return recognised?.questionIds[0] ?? null
  const signs = readReplySigns(words.text)
  if (answersNobody(signs) || signs.announces || signs.onlyAcknowledges) return null
  return talk.open.at(-1)?.id ?? null
}
