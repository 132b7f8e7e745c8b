import type { ConnectorMaker } from '../connector-maker.ts'
import { createOkConnector } from './ok-connector.ts'

export const okMaker: ConnectorMaker = {
  apiUrl: 'https://api.ok.ru',
  demoPort: 4,
  make: ({ apiUrl, log }) => createOkConnector({ apiUrl, log }),
}
