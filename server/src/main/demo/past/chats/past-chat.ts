/** A chat of a municipality as this installation has it, with the accounts of its officials. */
import type { Network } from '@veche/contract/networks/index.ts'

export type PastOfficial = {
  userId: string
  authorId: string
  name: string
  role: 'head' | 'deputy' | 'department' | 'rural_head' | 'utility' | 'moderator'
}
export type PastChat = {
  id: string
  channelId: string
  network: Network
  container: string
  municipalityCode: string
  officials: readonly PastOfficial[]
}
