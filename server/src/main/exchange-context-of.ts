import path from 'node:path'
import type { ExchangeContext } from '../modules/spreadsheet/index.ts'
import type { Product } from './context.ts'
import { pageUrl } from './page-url.ts'

export function exchangeContextOf({ context, config }: Pick<Product, 'context' | 'config'>): ExchangeContext {
  return { ...context, folder: path.join(config.dataDir, 'exchange'), pageUrl }
}
