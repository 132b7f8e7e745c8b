import type { ChannelAccount, InboundEvent } from '../../../connectors/connector.ts'
import type { RawRow } from './raw-inbox.repository.ts'

export type ChannelRef = Pick<ChannelAccount, 'id' | 'network' | 'externalId' | 'tokens'>
/** What a raw row says, still tied to the row and to its channel. */
export type RawEvent = { row: RawRow; channel: ChannelRef; event: InboundEvent }
