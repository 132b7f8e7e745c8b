import type { ConnectorMaker } from '../connector-maker.ts'
import { createVkConnector } from './vk-connector.ts'

export const vkMaker: ConnectorMaker = {
  apiUrl: 'https://api.vk.ru',
  demoPort: 1,
  make: ({ apiUrl, log }) => createVkConnector({ apiUrl, log }),
}
