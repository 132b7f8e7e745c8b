/** One thing that somebody does: a person, a resident, the network or time. */
import type { Job } from './jobs.ts'
import type { Request } from './refusals.ts'
import type { Person } from './rights.ts'
import type { Question, Words } from './words.ts'
import type { Life, SendEnd, Version } from './world.ts'

type Asked = { person: Person; id: string; expectedVersion: number }
export type PersonAct =
  | (Asked & { do: 'request'; request: Request })
  | (Asked & { do: 'merge'; others: { id: string; expectedVersion: number }[] })
  | (Asked & { do: 'split'; parts: Question[] })
  | (Asked & { do: 'deliver_to_late' })
  | (Asked & { do: 'draft'; revision: number })
  | (Asked & { do: 'submit'; kind: Version['kind']; days: number; said: Version['said'] })
  | (Asked & { do: 'approve'; versionNo: number; inHours: boolean })
  | (Asked & { do: 'mend'; versionNo: number })
  | (Asked & { do: 'send_back'; versionNo: number })
  | (Asked & { do: 'call_back' })
  | (Asked & { do: 'undo_approval' })
  | { do: 'resolve'; person: Person; row: number; decision: 'check' | 'retry' | 'give_up' | 'mark_sent' }
export type Act =
  | PersonAct
  | { do: 'both'; acts: [PersonAct, PersonAct] }
  | { do: 'ask'; thread: string; author: string; surface: Life['surface']; text: Question }
  | { do: 'write'; thread: string; author: string; words: Words; messageId: string }
  | { do: 'edit' | 'delete' | 'restore'; sourceId: string }
  | { do: 'by_hand'; thread: string; messageId: string }
  | { do: 'echo'; row: number }
  /** `isAfterHold`: the hold of what was approved just now is waited for. */
  | { do: 'send'; ends: SendEnd[]; isAfterHold: boolean }
  | { do: 'reconcile' }
  | { do: 'job'; name: Job }
  | { do: 'wait'; minutes: number }

const BY_PERSON = [
  'call_back',
  'deliver_to_late',
  'request',
  'merge',
  'split',
  'draft',
  'submit',
  'approve',
  'mend',
  'undo_approval',
  'send_back',
  'resolve',
]
export function isByPerson(act: Act): act is PersonAct {
  return BY_PERSON.includes(act.do)
}

/** The clock moves on before each message: which came first is known. */
export const MESSAGE_MS = 1000
/** So long an approval can be taken back. */
export const HOLD_SECONDS = 15
