import type { MessageChange } from '../domain/message.ts'
import type { StoredMessage } from './messages.repository.ts'

/** What the pipeline tells the modules that work on messages. */
export type Arrival = {
  message: StoredMessage
  /** `none` only for an echo of a message that is stored already. */
  change: MessageChange
  /** The raw row that brought the present state; null if the arrival has another cause. */
  rawId: number | null
  /** The gap whose reading back brought it first. */
  gapId: string | null
  /** For an echo of our own message: what the network repeats of the send, and who typed it by hand. */
  echo: { key: string | null; writtenByExternalId: string | null } | null
  /** The number of an incident that the author names. */
  incidentNumber: number | null
}

/** A private conversation with one person. */
export type Dialog = { channelId: string; container: string; threadExternalId: string }

/** One in which we may not write since this moment. */
export type ClosedDialog = Pick<Dialog, 'channelId' | 'container'> & { at: Date }

/** A delivery report of our own message; `key` is what its echo would carry. */
export type LateDelivery = { channelId: string; key: string; state: 'failed' | 'delayed'; code: string }
