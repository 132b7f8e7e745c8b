import type { Clock } from '../lib/clock.ts'
import { ControlError } from '../lib/control/control-error.ts'
import type { Dropped, Settled } from '../lib/delivery/webhook-sender.ts'
import { deriveHex } from '../lib/derive.ts'
import type { Ledger, RequestEffect } from '../lib/storage/ledger.ts'
import type { Faults } from './faults.ts'
import type { Chat, Group, Resident } from './model.ts'
import type { State } from './state.ts'

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

/** Everything the parts of the emulator share. */
export type World = {
  clock: Clock
  state: State
  ledger: Ledger<LedgerRecord>
  faults: Faults
  /** The address by which this emulator is reached, without a slash at the end. */
  baseUrl(): string
  seed(): number
  emit(groupId: number, delivery: Record<string, unknown>, naturalKey: string): void
}

/** Odnoklassniki's own refusal. */
export class OkError extends Error {
  override name = 'OkError'
  readonly code: number
  constructor(code: number, message: string) {
    super(message)
    this.code = code
  }
}

export function deriveId(world: World, label: string, length: number): string {
  return deriveHex({ seed: world.seed(), label, number: world.state.next(label) }, length)
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
