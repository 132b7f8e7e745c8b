import type { Tx } from '../../platform/database/db.ts'
import { addEvents } from '../../platform/events/events.ts'
import type { ChatsContext } from '../chats/index.ts'

/** Questions of a chat are read and passed on as the chat itself does it. */
export type OutagesContext = ChatsContext

/** What an outage is, is public; only people who read outages have a screen that shows it. */
export function announceOutage(tx: Tx, outageId: string): void {
  addEvents(tx, [
    {
      payload: { type: 'outage', outageId },
      audience: { kind: 'permission', permission: 'outages.read' },
    },
  ])
}
