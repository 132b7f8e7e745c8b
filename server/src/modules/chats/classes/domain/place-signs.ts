/** What is learnt of the place of a message in the talk: who spoke before, what the author said there and to whom it replies. */
import { isOfficial, opensWork } from './chat-message.ts'
import type { EarlierMessage } from './place-in-talk.ts'

/** A message that was said before, with its words. */
export type SaidBefore = EarlierMessage & { id: string; text: string }
type Message = { authorId: string; writtenAt: Date; replyTo: string | null }
export type PlaceSigns = {
  signs: string[]
  /** Words that were said before, by whose they are. */
  echoes: { of: string; text: string }[]
}

const MINUTES = [1, 5, 20, 120]
const MOST_OWN = 3

export function placeSigns(message: Message, earlier: readonly SaidBefore[]): PlaceSigns {
  const own = earlier.filter(({ authorId }) => authorId === message.authorId)
  const last = earlier.at(-1)
  const lastOwn = own.at(-1)
  const replied = message.replyTo === null ? undefined : earlier.find(({ id }) => id === message.replyTo)
  const whose = (said: SaidBefore) =>
    said.authorId === message.authorId ? 'own' : isOfficial(said.authorRole) ? 'official' : 'other'
  const ago = (said: SaidBefore) => {
    const minutes = (message.writtenAt.getTime() - said.writtenAt.getTime()) / 60_000
    return MINUTES.filter((step) => minutes >= step).length
  }
  const signs = [`own ${Math.min(MOST_OWN, own.length)}`]
  if (last) signs.push(`last ${whose(last)}`, `last ${whose(last)} ${last.messageClass}`, `last ${ago(last)}`)
  if (lastOwn)
    signs.push(
      `own was ${lastOwn.messageClass}`,
      `own was ${opensWork(lastOwn.messageClass)} ${ago(lastOwn)}`,
    )
  if (replied) signs.push(`reply ${whose(replied)}`, `reply ${whose(replied)} ${replied.messageClass}`)
  const official = earlier.findLast(({ authorRole }) => isOfficial(authorRole))
  if (official) {
    signs.push(`official ${ago(official)}`)
    if (official.text.trim().endsWith('?')) signs.push(`official asked ${official === last}`)
  }
  const echoes = [
    ...(lastOwn ? [{ of: 'own', text: lastOwn.text }] : []),
    ...(replied ? [{ of: 'reply', text: replied.text }] : []),
    ...(last && last !== lastOwn ? [{ of: 'last', text: last.text }] : []),
  ]
  return { signs, echoes }
}
