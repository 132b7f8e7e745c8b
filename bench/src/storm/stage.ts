/** What all sides of the storm work on. */
import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { StaffTokens } from '../lib/installation.ts'
import type { ProductProcess } from '../lib/product-process.ts'
import type { StormDatabase } from './database.ts'
import type { SharedFront } from './fronts/index.ts'
import type { StormSettings } from './settings.ts'

type Folders = { root: string; product: string; network: string }
export type Stage = {
  settings: StormSettings
  folders: Folders
  database: StormDatabase
  fronts: readonly SharedFront[]
  product: ProductProcess
  tokens: StaffTokens & { administrator: string }
}

export function makeFolders(): Folders {
  const root = mkdtempSync(path.join(tmpdir(), 'veche-storm-'))
  const folders = { root, product: path.join(root, 'product'), network: path.join(root, 'network') }
  mkdirSync(folders.product, { mode: 0o700 })
  mkdirSync(folders.network)
  return folders
}
