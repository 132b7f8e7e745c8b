import { useRef, useState, useSyncExternalStore } from 'react'
import { api, unwrap } from '../../../lib/api.ts'
import type { Words } from '../chat/index.ts'
import { createProposals, type Proposal, type ProposalDeps, type ProposedQuestion } from './proposals.ts'

/** A text waits for the proposal no longer than this; after that it is sent, and the question is asked later. */
const PATIENCE_MS = 3000
/** A proposal that comes later than this is dropped. */
const FORGOTTEN_MS = 60_000

async function findProposed(
  chatId: string,
  { text, replyToMessageId }: Words,
): Promise<ProposedQuestion | null> {
  const asked = api.POST('/api/chats/{chatId}/propose', {
    params: { path: { chatId } },
    body: { text, replyToMessageId },
    signal: AbortSignal.timeout(FORGOTTEN_MS),
  })
  return (await unwrap(asked)).question
}

type Props = Pick<ProposalDeps, 'send' | 'link'> & {
  chatId: string
  /** A question that was closed meanwhile is not asked about. */
  openIds: readonly string[]
  /** Words that the server does not have yet. */
  unsentKeys: readonly string[]
}

/** The open question that words most likely answer, for a yes or a no: before they go, or after it. */
export function useProposal(props: Props) {
  const latest = useRef(props)
  latest.current = props
  const [proposals] = useState(() =>
    createProposals({
      find: (words) => findProposed(latest.current.chatId, words),
      patience: () => new Promise((resolve) => setTimeout(resolve, PATIENCE_MS)),
      send: (words) => latest.current.send(words),
      link: (...said) => latest.current.link(...said),
    }),
  )
  const { isAsking, before, after } = useSyncExternalStore(proposals.subscribe, proposals.getState)
  const isStillAsked =
    after !== null &&
    props.openIds.includes(after.question.messageId) &&
    !props.unsentKeys.includes(after.key)
  const proposal: Proposal | null = before
    ? { question: before.question, isSent: false }
    : isStillAsked
      ? { question: after.question, isSent: true }
      : null
  const { ask, decide, cancel, forget } = proposals
  return { isAsking, proposal, ask, decide, cancel, forget }
}
