import { tmpdir } from 'node:os'
import path from 'node:path'
import openapiTS, { astToString } from 'openapi-typescript'
import { readConfig } from '../../platform/config.ts'
import { createLog } from '../../platform/log.ts'
import { createApi } from '../api.ts'
import { createProduct } from '../context.ts'

const NO_EVENTS = { subscribe: () => () => undefined, cursor: () => '0-0', stop: async () => undefined }

/** TypeScript of every documented route, as the web client knows the API. The database is migrated and seeded. */
export async function generateApiTypes(url: string): Promise<string> {
  const log = createLog('silent')
  const config = readConfig({
    VECHE_SECRET: 'nothing is encrypted while types are made',
    VECHE_DATA_DIR: path.join(tmpdir(), 'veche-generate'),
  })
  const product = await createProduct(config, { connectionString: url }, log)
  try {
    const app = await createApi(product, {
      feed: NO_EVENTS,
      system: { demoAccounts: [], emulators: [], trainingPage: null },
    })
    await app.ready()
    const document = JSON.stringify(app.swagger())
    await app.close()
    return astToString(await openapiTS(document, { alphabetize: false }))
  } finally {
    await product.close()
  }
}
