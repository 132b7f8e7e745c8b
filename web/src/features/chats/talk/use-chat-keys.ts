import type { ChatClass, ChatMessageResponse } from '@veche/contract/chats.ts'
import { CHAT_CLASSES } from '@veche/contract/values/chats.ts'
import { useHotkeys } from '../../../lib/keyboard/hotkeys.ts'

import { isInSight } from './message-sight.ts'
import { neighbourMessage, type WaitingLink } from './talk-lines.ts'

type Keys = {
  messages: readonly ChatMessageResponse[]
  chosen: ChatMessageResponse | null
  link: WaitingLink | null
  canWork: boolean
  onShow: (messageId: string) => void
  onReply: (message: ChatMessageResponse) => void
  onClassify: (message: ChatMessageResponse, to: ChatClass) => void
  /** Null: none of the questions. */
  onDecide: (link: WaitingLink, questionMessageId: string | null) => void
}

/** Digits belong to the class of a chosen message before they belong to a list of questions. */
export function areDigitsTaken({ chosen, canWork }: Pick<Keys, 'chosen' | 'canWork'>): boolean {
  return canWork && chosen?.class != null
}

/**
 * J and K walk, R answers, a digit says what a message is. Y and N decide whether words are an answer; of several
 * questions a digit says which one it is, N that it is none. They decide what is chosen and in sight; before that they
 * bring it there.
 */
export function useChatKeys({ messages, chosen, link, canWork, ...run }: Keys): void {
  const step = (to: 'older' | 'newer') => () => {
    const next = neighbourMessage(messages, chosen?.id ?? null, to)
    if (next) run.onShow(next)
  }
  const isClassified = areDigitsTaken({ chosen, canWork })
  const classes = CHAT_CLASSES.map((code) => chosen && (() => run.onClassify(chosen, code)))
  const asked = canWork && link ? link.questionMessageIds : []
  const decide = (questionMessageId: string | null) => () => {
    if (!link) return
    const { id } = link.message
    if (chosen?.id === id && isInSight(id)) run.onDecide(link, questionMessageId)
    else run.onShow(id)
  }
  const answers = asked.map(decide)
  const [only] = answers
  const ofDigits = isClassified ? classes : answers.length > 1 ? answers : []
  const digits = ofDigits.map((act, index) => [String(index + 1), act ?? false] as const)
  useHotkeys({
    j: step('newer'),
    k: step('older'),
    r: canWork && chosen !== null && (() => run.onReply(chosen)),
    y: (answers.length === 1 && only) || false,
    n: canWork && link !== null && decide(null),
    ...Object.fromEntries(digits),
  })
}
