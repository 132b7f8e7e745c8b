/**
 * The question «Это ответ?» about words that are being sent; a reply to the question itself is not asked about. Knows neither
 * React nor the network.
 *
 *   asking ─found─→ asked before ─yes, no─→ sent
 *     ├─nothing────────────────────────────→ sent
 *     └─patience over──────────────────────→ sent ─found after all─→ asked after ─yes, no─→ linked or not
 */
import type { Words } from '../chat/index.ts'

export type ProposedQuestion = {
  messageId: string
  text: string
  authorName: string | null
  askedAt: string
  /** «Принято, уточним»: also of a reply it is asked. */
  tellsLittle: boolean
}
export type Proposal = { question: ProposedQuestion; isSent: boolean }
export type ProposalsState = {
  isAsking: boolean
  /** The text that waits for the decision. */
  before: { words: Words; question: ProposedQuestion } | null
  /** The last text that was sent without one. */
  after: { key: string; question: ProposedQuestion } | null
}

export type ProposalDeps = {
  find: (words: Words) => Promise<ProposedQuestion | null>
  /** How long a text is held back. */
  patience: () => Promise<void>
  /** Gives the key of what has been sent. */
  send: (words: Words) => string
  link: (key: string, questionMessageId: string, decision: 'confirmed' | 'rejected') => void
}

const NOT_YET = Symbol('not yet')

/** «Ответить» on the very question that the words seem to answer says it already. */
function saidSo({ replyToMessageId }: Words, { messageId, tellsLittle }: ProposedQuestion): boolean {
  return replyToMessageId === messageId && !tellsLittle
}

export function createProposals({ find, patience, send, link }: ProposalDeps) {
  let state: ProposalsState = { isAsking: false, before: null, after: null }
  let turn = 0
  const listeners = new Set<() => void>()

  function set(part: Partial<ProposalsState>): void {
    state = { ...state, ...part }
    for (const listener of listeners) listener()
  }

  async function ask(words: Words): Promise<void> {
    const own = ++turn
    set({ isAsking: true })
    const finding = find(words).catch(() => null)
    const found = await Promise.race([finding, patience().then(() => NOT_YET)])
    // The text has changed meanwhile, so the proposal no longer applies.
    if (own !== turn) return
    if (typeof found === 'object' && found !== null) {
      if (saidSo(words, found)) {
        set({ isAsking: false })
        send({ ...words, isAnswer: true })
        return
      }
      return set({ isAsking: false, before: { words, question: found } })
    }
    set({ isAsking: false })
    const key = send(words)
    if (found === null) return
    const question = await finding
    if (!question) return
    if (saidSo(words, question)) link(key, question.messageId, 'confirmed')
    else set({ after: { key, question } })
  }

  function decide(isAnswer: boolean): void {
    const { before, after } = state
    if (before) {
      const { words, question } = before
      set({ before: null })
      const isReply = words.replyToMessageId === question.messageId
      send(isAnswer || isReply ? { ...words, replyToMessageId: question.messageId, isAnswer } : words)
    } else if (after) {
      set({ after: null })
      link(after.key, after.question.messageId, isAnswer ? 'confirmed' : 'rejected')
    }
  }

  /** What has gone stays asked about. */
  function cancel(): void {
    turn += 1
    if (state.isAsking || state.before) set({ isAsking: false, before: null })
  }

  /** A text that was refused answers nothing. */
  function forget(key: string): void {
    if (state.after?.key === key) set({ after: null })
  }

  return {
    ...{ ask, decide, cancel, forget },
    getState: () => state,
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
