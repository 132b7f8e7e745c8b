import { useRef, useState } from 'react'
import type { paths } from '../../lib/api.gen.ts'
import { api, unwrap } from '../../lib/api.ts'
import type { Words } from './chat-store.ts'

type Answer = paths['/api/chats/{chatId}/propose']['post']['responses'][200]['content']['application/json']
export type ProposedQuestion = NonNullable<Answer['question']>

/** Words do not wait for the proposal longer than this: without it they go as they are. */
const PATIENCE_MS = 3000

async function findProposed(chatId: string, text: string): Promise<ProposedQuestion | null> {
  try {
    const asked = api.POST('/api/chats/{chatId}/propose', {
      params: { path: { chatId } },
      body: { text },
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    return (await unwrap(asked)).question
  } catch {
    return null
  }
}

/** Before words without a link leave: the open question that they most likely answer, for a yes or a no. */
export function useProposal(chatId: string, send: (words: Words) => void) {
  const [waiting, setWaiting] = useState<{ words: Words; question: ProposedQuestion } | null>(null)
  const [isAsking, setAsking] = useState(false)
  const turn = useRef(0)

  async function ask(words: Words): Promise<void> {
    const own = ++turn.current
    setAsking(true)
    const question = await findProposed(chatId, words.text)
    // Something was written meanwhile: these words are not the ones that are meant any more.
    if (own !== turn.current) return
    setAsking(false)
    if (question) setWaiting({ words, question })
    else send(words)
  }

  function decide(isAnswer: boolean): void {
    if (!waiting) return
    const { words, question } = waiting
    setWaiting(null)
    send(isAnswer ? { ...words, replyToMessageId: question.messageId, isAnswer } : words)
  }

  function cancel(): void {
    turn.current += 1
    setAsking(false)
    setWaiting(null)
  }

  return { isAsking, question: waiting?.question ?? null, ask, decide, cancel }
}
