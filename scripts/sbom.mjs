/** `npm run sbom`: `dist/veche_VERSION.cdx.json`, the parts of the product that others wrote, with their licences. */
import path from 'node:path'
import { main } from './lib/main.mjs'
import { writeSbom } from './lib/sbom.mjs'

await main(async () => {
  console.log(path.relative('.', await writeSbom()))
  return 0
})
