import type { ChatClass, ChatMessageResponse } from '@veche/contract/chats.ts'
import { useHotkeys } from '../../lib/hotkeys.ts'
import { CHAT_CLASS_CODES } from './names.ts'
import { neighbourMessage, type WaitingLink } from './talk-lines.ts'

type Keys = {
  messages: readonly ChatMessageResponse[]
  chosen: ChatMessageResponse | null
  link: WaitingLink | null
  canWork: boolean
  onShow: (messageId: string) => void
  onReply: (message: ChatMessageResponse) => void
  onClassify: (message: ChatMessageResponse, to: ChatClass) => void
  onDecide: (link: WaitingLink, decision: 'confirmed' | 'rejected') => void
}

/** J and K walk, R answers, a digit says what a message is, Y and N decide a doubtful link. */
export function useChatKeys({ messages, chosen, link, canWork, ...run }: Keys): void {
  const step = (to: 'older' | 'newer') => () => {
    const next = neighbourMessage(messages, chosen?.id ?? null, to)
    if (next) run.onShow(next)
  }
  const canClassify = canWork && chosen?.class != null
  const digits = CHAT_CLASS_CODES.map((code, index): [string, false | (() => void)] => [
    String(index + 1),
    canClassify && (() => run.onClassify(chosen, code)),
  ])
  useHotkeys({
    j: step('newer'),
    k: step('older'),
    r: canWork && chosen !== null && (() => run.onReply(chosen)),
    y: canWork && link !== null && (() => run.onDecide(link, 'confirmed')),
    n: canWork && link !== null && (() => run.onDecide(link, 'rejected')),
    ...Object.fromEntries(digits),
  })
}
