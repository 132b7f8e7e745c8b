import type { ConnectorMaker } from '../connector-maker.ts'
import { createTelegramConnector } from './telegram-connector.ts'

export const telegramMaker: ConnectorMaker = {
  apiUrl: 'https://api.telegram.org',
  demoPort: 2,
  make: ({ apiUrl, log }) => createTelegramConnector({ apiUrl, log }),
}
