import type {
  ChannelAccount,
  DeletedEvent,
  EchoEvent,
  InboundEvent,
  WrittenEvent,
} from '../../../connectors/connector.ts'
import type { RawRow } from './raw-inbox.repository.ts'

export type ChannelRef = Pick<ChannelAccount, 'id' | 'network' | 'externalId' | 'tokens'>
/** What a raw row says, still tied to the row and to its channel. */
export type RawEvent = { row: RawRow; channel: ChannelRef; event: InboundEvent }
/** The same of an event that tells of a message, with empty words where it is deleted. */
export type RawMessage = Omit<RawEvent, 'event'> & {
  event: WrittenEvent | EchoEvent | (Omit<WrittenEvent, 'op'> & DeletedEvent)
}

const NO_WORDS = { parentExternalId: null, text: '', attachments: [], geo: null, writtenByExternalId: null }

/** Nothing for an event that tells of no message. */
export function toMessage({ event, ...raw }: RawEvent): RawMessage[] {
  switch (event.op) {
    case 'deleted':
      return [{ ...raw, event: { ...NO_WORDS, ...event } }]
    case 'permission':
    case 'membership':
    case 'delivery':
      return []
    default:
      return [{ ...raw, event }]
  }
}
