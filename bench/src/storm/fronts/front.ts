/** A network of the storm: all that the rest of it knows of an emulator, and what a checker reads of its ledger. */
import type { Network } from '@veche/contract/networks/index.ts'
import type { Random } from '../../lib/random.ts'

export type StormChannel = {
  /** The network's own id, as the product has it. */
  externalId: string
  /** Its name for the staff. */
  name: string
  municipality: string
  agency: string
  /** What `veche channel add` is told of it. */
  add: string[]
}

/** Something that the network told us of, or would have. */
export type ToldEvent = {
  key: string
  /** False: nobody was subscribed at that moment. */
  isForUs: boolean
}

/** How one message of a resident may stand in the product at the end, in two ways where both are right. */
export type ExpectedMessage = {
  texts: readonly string[]
  deleted: readonly boolean[]
  /** It was taken back before anybody was told of it or could read it, so nothing of it can be known. */
  isGoneUnseen?: boolean
}

/** One call that publishes in our name. */
export type Send = {
  text: string
  effect: 'created' | 'repeated' | 'other'
  /** The number that the product must have in the end. */
  externalId: string | null
  /** Who reads it sees no number, so the product's own is right. */
  isNumberless?: true
  /** The network answered, or would have, and the product could not hear it. */
  isAnswerLost: boolean
}

export type NetworkFacts = {
  events: ToldEvent[]
  deliveries: { eventKey: string; isAccepted: boolean }[]
  /** Messages by channel, container and id: see `naturalKey`. */
  messages: Map<string, ExpectedMessage>
  /** Messages that were ever taken back: their answer may have been refused. */
  takenBack: Set<string>
  /** Calls in the order in which the network took them. */
  sends: Send[]
  /** Messages whose events reached us in another order than the network's. */
  toldOutOfOrder: number
  /** Messages taken back while nobody was told of it: what is read back shows no trace of that. */
  untoldDeletions: number
}

export type StormFront = {
  network: Network
  /** The address of the network's API; null where it has none. */
  url: string | null
  channels: readonly StormChannel[]
  /** Counts channels that the network posts to just now. */
  countSubscribed: () => number
  /** Makes posts and conversations, once everybody listens. */
  prepare: () => void
  startTroubles: (seed: number) => void
  endTroubles: () => void
  /** Does one thing that a resident does. */
  act: (random: Random) => void
  /** Drops our subscription without a word; null where the network does no such thing. */
  forgetUs: ((random: Random) => void) | null
  /**
   * Gives what a reader sees of words that left, where it is less than all: the region's page asks by buttons, not by
   * words.
   */
  shows?: (text: string) => string
  /** Looks into the thread as a person does. */
  isPublished: (text: string) => boolean | Promise<boolean>
  countWaiting: () => number
  /** Gives the event that a key of the raw inbox speaks of; null for what was read back. */
  eventKeyOf: (dedupeKey: string) => string | null
  /** `arrival`: events by their place in the raw inbox. */
  readFacts: (arrival: ReadonlyMap<string, number>) => Promise<NetworkFacts>
  close: () => Promise<void>
}

export type FrontOptions = {
  seed: number
  dataDir: string
  port: number
  retrySpeed: number
  /** The address of the region's own page for a resident's browser. */
  productUrl: string
}

export const naturalKey = (channelId: string, container: string, externalId: string): string =>
  `${channelId} ${container} ${externalId}`

export const eventKey = (channelId: string | number, transportKey: string): string =>
  `${channelId} ${transportKey}`

export function isAnswerLost(fault: string | null): boolean {
  return fault !== null && /^(drop|http|malformed|hang) after$/.test(fault)
}
