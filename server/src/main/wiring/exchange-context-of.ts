import path from 'node:path'
import type { ExchangeContext } from '../../modules/exchange/index.ts'
import type { Product } from '../context.ts'
import { createPageUrl } from './page-url.ts'

export function exchangeContextOf({
  context,
  config,
  connectors,
}: Pick<Product, 'context' | 'config' | 'connectors'>): ExchangeContext {
  return { ...context, folder: path.join(config.dataDir, 'exchange'), pageUrl: createPageUrl(connectors) }
}
