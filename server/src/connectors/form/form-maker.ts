import type { ConnectorMaker } from '../connector-maker.ts'
import { createFormConnector } from './form-connector.ts'

export const formMaker: ConnectorMaker = {
  apiUrl: null,
  demoPort: null,
  make: ({ publicUrl, officialName, findFile }) => createFormConnector({ publicUrl, officialName, findFile }),
}
