import { ControlError } from '../lib/control/control-error.ts'
import type { Ground } from '../lib/create-emulator.ts'
import type { Faults } from './faults.ts'
import type { Letter, Mailbox, Resident } from './model.ts'
import type { Tables } from './state.ts'

export { deriveId } from '../lib/derive.ts'

export type LedgerRecord =
  | { kind: 'reset'; seed: number }
  /** A letter in somebody's folder. */
  | { kind: 'delivered'; owner: string; from: string; subject: string; messageId: string; letterId: number }
  /** The whole of a letter was read out of its folder. Whether the reader has kept it is not known here. */
  | { kind: 'read_out'; owner: string; letterId: number }
  /** What came of a sending by SMTP: `taken`, or the answer that refused it. */
  | {
      kind: 'smtp'
      from: string
      to: string
      messageId: string | null
      answersId: string | null
      text: string
      effect: 'taken' | 'refused'
      code: number
      fault: string | null
    }
  | { kind: 'imap'; address: string | null; command: string; fault: string | null }

/** What all parts of the emulator share. */
export type World = Ground<Tables, LedgerRecord, Faults>

export const nowMs = (world: World): number => world.clock.now().getTime()

export function requireMailbox({ state }: World, address: string): Mailbox {
  const mailbox = state.mailboxes.get(address.toLowerCase())
  if (!mailbox) throw new ControlError(404, `no mailbox ${address}`)
  return mailbox
}

export function requireResident({ state }: World, id: number): Resident {
  const resident = state.residents.get(String(id))
  if (!resident) throw new ControlError(404, `no resident ${id}`)
  return resident
}

export function requireLetter({ state }: World, id: number): Letter {
  const letter = state.letters.get(String(id))
  if (!letter) throw new ControlError(404, `no letter ${id}`)
  return letter
}

export function findResidentAt({ state }: World, address: string): Resident | null {
  return state.residents.all().find((resident) => resident.address === address.toLowerCase()) ?? null
}
