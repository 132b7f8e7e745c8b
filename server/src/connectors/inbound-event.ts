/** What networks tell us, in the product's words: each kind of event with what belongs to it and nothing else. */
import type { Surface } from '@veche/contract/common.ts'

export type { Surface }

export type Attachment = {
  kind: string
  /** Network's own reference, e.g. `photo123_456_key`. */
  ref: string
  url: string | null
  title: string | null
}

export type AuthorKind = 'person' | 'community' | 'self' | 'anonymous'

/** `reply`: a program for somebody who is away; `report`: the post itself; `bulk`: to many, or from a site. */
export type AutomaticKind = 'reply' | 'report' | 'bulk'

/** Where and when something happened: what every event tells. */
type Occurrence = {
  surface: Surface
  /** Place where ids are unique: `vk:wall:-456_7`, `vk:peer:2000000001`. */
  container: string
  /** Id inside the container. (container, externalId) is the natural key of a message. */
  externalId: string
  /**
   * `t<time>.<anything>` where the network tells the time of a version: an older one never takes the place of a newer.
   * Else a hash of the content; what is read back without a time is known by the hash that stands behind the dot.
   */
  version: string
  /** First message of the thread: the follow-ups of one question share it. */
  threadExternalId: string
  /** Of a deletion: who deleted, where the network says. */
  author: {
    externalId: string
    kind: AuthorKind
    /** Where the event itself carries them; else the connector's `authors` are asked later. */
    card?: { name: string; url: string | null }
  }
  occurredAt: Date
  permalink: string | null
}

/** A message with its words, whoever wrote it. */
export type Words = Occurrence & {
  /** Message inside the container that this one answers. A post itself is `post` in the container of its comments. */
  parentExternalId: string | null
  /** The network shows only the message answered: where that one is known, its thread is this one's too. */
  isThreadOfParent?: boolean
  /** With `isThreadOfParent`: what else it answers, the nearest first; the first that is known gives the thread. */
  ancestorExternalIds?: readonly string[]
  /** The author names the number of their incident: where no thread is known, it belongs there. */
  incidentNumber?: number
  text: string
  /** What an answer to it is called, where messages have subjects. It stands in `text` too where it says something. */
  subject?: string
  /** Written by a program: it gets no automatic answer, and `reply` and `report` are no questions. */
  automatic?: AutomaticKind
  attachments: Attachment[]
  geo: { latitude: number; longitude: number; title: string | null } | null
  /** Network id of the employee who typed it by hand in our name, where it is said. */
  writtenByExternalId: string | null
}

/** `seen`: not told as it happened but found when the network was read back; new or changed or as it was. */
export type WrittenEvent = Words & { op: 'created' | 'edited' | 'restored' | 'seen' }
/** Our own message as the network tells of it. The key is the one the network repeats (`random_id`), where it does. */
export type EchoEvent = Words & { op: 'echo'; idempotencyKey: string | null }
/** What was written there is told by no network. */
export type DeletedEvent = Occurrence & { op: 'deleted' }
/** May we write to this person? */
export type PermissionEvent = Occurrence & { op: 'permission'; change: 'allowed' | 'denied' }
/** Who came or left; `self` is our page. */
export type MembershipEvent = Occurrence & { op: 'membership'; change: 'joined' | 'left' }
/** What the network says later of a message of ours: it did not come to its reader, or not yet. `code` is stable. */
export type DeliveryEvent = Occurrence & {
  op: 'delivery'
  idempotencyKey: string
  delivery: { state: 'failed' | 'delayed'; code: string }
}

/** One thing that happened in a network, in the product's words. */
export type InboundEvent =
  | WrittenEvent
  | EchoEvent
  | DeletedEvent
  | PermissionEvent
  | MembershipEvent
  | DeliveryEvent
export type Author = InboundEvent['author']
export type Geo = WrittenEvent['geo']
