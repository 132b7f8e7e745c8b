/** VK's past, as far as the channel's keys open it. */
import type { ChannelAccount, RawItem, ReadBackScope, Surface } from '../../connector.ts'
import type { VkClient } from '../api/vk-client.ts'
import { isChatPeer, parseContainer } from '../vk-container.ts'
import { readConversations, readNumbers } from './messages.ts'
import { BOARD_TOKENS, readBoard, readPhotos, readVideos } from './objects.ts'
import { tokenFor } from './page.ts'
import { readWall, WALL_TOKENS } from './wall.ts'

export function readableSurfaces(account: Pick<ChannelAccount, 'tokens'>): Surface[] {
  const { tokens } = account
  return [
    ...(tokens.community ? (['private', 'chat'] as const) : []),
    ...(tokenFor(account, WALL_TOKENS) ? (['comment', 'post'] as const) : []),
    ...(tokenFor(account, BOARD_TOKENS) ? (['board'] as const) : []),
    ...(tokens.user ? (['video_comment', 'photo_comment'] as const) : []),
  ]
}

export async function* readBackVk(
  client: VkClient,
  { account, scope, signal }: { account: ChannelAccount; scope: ReadBackScope; signal: AbortSignal },
): AsyncIterable<RawItem[]> {
  if (scope.kind === 'sequence') {
    const place = parseContainer(scope.container)
    if (place.kind !== 'peer') return
    // Numbers are asked for whatever their time.
    const reading = { client, account, signal, span: { from: null, to: new Date(0) } }
    yield* readNumbers(reading, { peerId: place.peerId, from: scope.from, to: scope.to })
    return
  }
  const reading = { client, account, signal, span: scope }
  if (account.tokens.community) yield* readConversations(reading)
  yield* readWall(reading)
  yield* readVideos(reading)
  yield* readPhotos(reading)
  yield* readBoard(reading)
}

/** Numbers of chats grow by one; in a private conversation the history is read by time. */
export function isSequentialVk(container: string): boolean {
  const peerId = /^vk:peer:(\d+)$/.exec(container)?.[1]
  return peerId !== undefined && isChatPeer(peerId)
}
