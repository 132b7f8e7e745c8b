import type { ConnectorMaker } from '../connector-maker.ts'
import { createMaxConnector } from './max-connector.ts'

export const maxMaker: ConnectorMaker = {
  apiUrl: 'https://platform-api2.max.ru',
  demoPort: 3,
  make: ({ apiUrl, log }) => createMaxConnector({ apiUrl, log }),
}
