/** A question as it comes into the world: when, who, where, in which words and of what. */
import type { Network, Surface } from '@veche/contract/common.ts'
import type { Spot } from './places.ts'
import type { Resident } from './residents.ts'

/** `trouble`: something is to be put right; `ask`: something is to be said; `noise`: nothing is asked. */
export type AskedKind = 'trouble' | 'danger' | 'ask' | 'noise'
export type Place = { network: Network; surface: Surface }

export type Asked = {
  /** Seeds whatever chance decides of its life. */
  key: string
  at: Date
  kind: AskedKind
  /** Null for noise. */
  topicCode: string | null
  /** Whose answers fit. */
  intent: string | null
  /** Of noise: what it is. */
  noise: 'thanks' | 'chatter' | 'spam' | 'abuse' | null
  text: string
  spot: Spot
  /** Which of the spot the words name. */
  named: { street: boolean; house: boolean; village: boolean }
  /** The route that the words name. */
  bus: string | null
  resident: Resident
  place: Place
  /** Of an accident: who asks of the same is gathered into one work. */
  accident: string | null
}
