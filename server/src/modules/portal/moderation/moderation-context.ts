import type { ChannelAccount, Connector, Network } from '../../../connectors/connector.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { addEvents } from '../../../platform/events/events.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { type Actor, addJournal } from '../../access/index.ts'
import type { StoredAct } from './acts.repository.ts'

export type ModerationContext = Pick<AppContext, 'db' | 'clock' | 'vault' | 'log' | 'region'> & {
  connectors: ReadonlyMap<Network, Connector>
  findAccount: (channelId: string) => Promise<ChannelAccount | null>
}

type Told = Pick<StoredAct, 'id' | 'kind' | 'way' | 'reason' | 'messageId' | 'term'>

/** Into the journal, with no word of anybody, and to the screens that show it. */
export async function journalAct(
  tx: Tx,
  { actor, action, act }: { actor: Actor | null; action: string; act: Told },
): Promise<void> {
  const { kind, way, reason, messageId, term } = act
  await addJournal(tx, {
    ...{ actor, action, objectType: 'network_act', objectId: act.id },
    details: { kind, way, reason, messageId, term },
  })
  announceAct(tx)
}

export function announceAct(tx: Tx): void {
  const audience = { kind: 'permission', permission: 'moderation.read' }
  addEvents(tx, [{ payload: { type: 'moderation' }, audience }])
}
