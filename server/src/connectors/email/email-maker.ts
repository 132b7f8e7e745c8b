import type { ConnectorMaker } from '../connector-maker.ts'
import { createEmailConnector } from './email-connector.ts'

export const emailMaker: ConnectorMaker = {
  apiUrl: null,
  // Its mailboxes and its taking of letters are the two ports after it.
  demoPort: 5,
  make: ({ log, helloName }) => createEmailConnector({ log, helloName }),
}
