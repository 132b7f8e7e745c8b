import type { Ground } from '../lib/create-emulator.ts'
import type { Uploads } from '../lib/uploads.ts'
import type { Faults } from './faults.ts'
import type { LedgerRecord } from './ledger.ts'
import type { Comment, Community } from './model.ts'
import type { Tables } from './state.ts'
import { VkError } from './vk-error.ts'

export { deriveId } from '../lib/derive.ts'

export type VkEvent = { groupId: number; type: string; naturalKey: string; object: unknown }

/** What all parts of the emulator share. */
export type World = Ground<Tables, LedgerRecord, Faults> & {
  uploads: Uploads
  emit(event: VkEvent): void
  longPollTs(groupId: number): number
  /** The address at which comments of a live video are told. */
  openLivePoll(video: { groupId: number; videoId: number }): string
  pushToLivePoll(comment: Comment): void
  /** Sends the confirmation request and sets the server's status by the answer. */
  confirmServer(groupId: number, serverId: number): void
}

/** Seconds, as VK counts them. */
export function secondsNow(world: World): number {
  return Math.floor(world.clock.now().getTime() / 1000)
}

export function findCommunity(world: World, groupId: number): Community | null {
  return world.state.communities.get(String(groupId)) ?? null
}

export function getCommunity(world: World, groupId: number): Community {
  const community = findCommunity(world, groupId)
  if (!community) throw new VkError(100, 'group_id is undefined')
  return community
}
