import type { ReportsContext } from '../../modules/reports/index.ts'
import type { Product } from '../context.ts'
import { exchangeContextOf } from './exchange-context-of.ts'

export function reportsContextOf(
  product: Pick<Product, 'context' | 'config' | 'connectors' | 'sendLetter'>,
): ReportsContext {
  const { context, config, sendLetter } = product
  return { ...context, publicUrl: config.publicUrl, sendLetter, exchange: exchangeContextOf(product) }
}
