import { ControlError } from '../lib/control/control-error.ts'
import type { Ground } from '../lib/create-emulator.ts'
import type { Dropped, Settled } from '../lib/delivery/webhook-sender.ts'
import type { RequestEffect } from '../lib/storage/ledger.ts'
import type { Uploads } from '../lib/uploads.ts'
import type { Faults } from './faults.ts'
import type { Bot, Chat, Message, Resident } from './model.ts'
import type { Tables } from './state.ts'

export { deriveId } from '../lib/derive.ts'

export type LedgerRecord =
  | { kind: 'reset'; seed: number }
  | {
      kind: 'emitted'
      botId: number
      type: string
      /** What the update speaks of. */
      naturalKey: string
      /** Empty: nobody was subscribed. */
      deliveryIds: number[]
      update: unknown
    }
  | Settled
  | Dropped
  | {
      kind: 'request'
      method: string
      botId: number | null
      query: Record<string, string>
      body: unknown
      effect: RequestEffect
      createdId: string | null
      status: number
      code: string | null
      fault: string | null
    }

export type MaxUpdate = { update_type: string; timestamp: number } & Record<string, unknown>

/** What all parts of the emulator share. */
export type World = Ground<Tables, LedgerRecord, Faults> & {
  uploads: Uploads
  emit(botId: number, update: MaxUpdate, naturalKey: string): void
}

/** A refusal of MAX itself. */
export class MaxError extends Error {
  override name = 'MaxError'
  readonly status: number
  readonly code: string
  constructor(status: number, code: string, message = code) {
    super(message)
    this.status = status
    this.code = code
  }
}

export const nowMs = (world: World): number => world.clock.now().getTime()

export function requireBot({ state }: World, id: number): Bot {
  const bot = state.bots.get(String(id))
  if (!bot) throw new ControlError(404, `no bot ${id}`)
  return bot
}

export function requireResident({ state }: World, id: number): Resident {
  const resident = state.residents.get(String(id))
  if (!resident) throw new ControlError(404, `no resident ${id}`)
  return resident
}

export function requireChat({ state }: World, id: number): Chat {
  const chat = state.chats.get(String(id))
  if (!chat) throw new ControlError(404, `no chat ${id}`)
  return chat
}

export function requireMessage({ state }: World, mid: string): Message {
  const message = state.messages.get(mid)
  if (!message || message.isDeleted) throw new ControlError(404, `no message ${mid}`)
  return message
}

export function findDialog({ state }: World, botId: number, residentId: number): Chat | null {
  const member = (chat: Chat) => state.members.inGroup(String(chat.id)).some((one) => one.botId === botId)
  return state.chats.all().find((chat) => chat.residentId === residentId && member(chat)) ?? null
}
