import type { ChatResponse } from '@veche/contract/chats.ts'
import { useDirectory } from '../../../lib/directory.ts'

type Named = Pick<ChatResponse, 'title' | 'municipalityCode'>

/** A chat goes by its municipality; where one has several, by its own title. */
export function useChatName(chats: readonly Named[]): (chat: Named) => string {
  const directory = useDirectory()
  return ({ title, municipalityCode }) => {
    const isOnlyOne = chats.filter((chat) => chat.municipalityCode === municipalityCode).length < 2
    return (isOnlyOne && directory.municipalityName(municipalityCode)) || title
  }
}
