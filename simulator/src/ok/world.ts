import { ControlError } from '../lib/control/control-error.ts'
import type { Ground } from '../lib/create-emulator.ts'
import type { Dropped, Settled } from '../lib/delivery/webhook-sender.ts'
import type { RequestEffect } from '../lib/storage/ledger.ts'
import type { Faults } from './faults.ts'
import type { Chat, Group, Resident } from './model.ts'
import type { Tables } from './state.ts'

export { deriveId } from '../lib/derive.ts'

export type LedgerRecord =
  | { kind: 'reset'; seed: number }
  | {
      kind: 'emitted'
      groupId: number
      type: string
      /** What the delivery speaks of. */
      naturalKey: string
      /** Empty: nobody was subscribed. */
      deliveryIds: number[]
      delivery: unknown
    }
  | Settled
  | Dropped
  | {
      kind: 'request'
      method: string
      groupId: number | null
      query: Record<string, string>
      body: unknown
      effect: RequestEffect
      createdId: string | null
      errorCode: number | null
      fault: string | null
    }

/** What all parts of the emulator share. */
export type World = Ground<Tables, LedgerRecord, Faults> & {
  emit(groupId: number, delivery: Record<string, unknown>, naturalKey: string): void
}

/** A refusal of Odnoklassniki itself. */
export class OkError extends Error {
  override name = 'OkError'
  readonly code: number
  constructor(code: number, message: string) {
    super(message)
    this.code = code
  }
}

export const nowMs = (world: World): number => world.clock.now().getTime()

export function requireGroup({ state }: World, id: number): Group {
  const group = state.groups.get(String(id))
  if (!group) throw new ControlError(404, `no group ${id}`)
  return group
}

export function requireResident({ state }: World, id: number): Resident {
  const resident = state.residents.get(String(id))
  if (!resident) throw new ControlError(404, `no resident ${id}`)
  return resident
}

export function findChat({ state }: World, groupId: number, residentId: number): Chat | null {
  return state.chats.inGroup(String(groupId)).find((chat) => chat.residentId === residentId) ?? null
}
