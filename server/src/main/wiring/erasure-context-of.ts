import type { ErasureContext } from '../../modules/erasure/index.ts'
import { removeExports } from '../../modules/exchange/index.ts'
import type { Product } from '../context.ts'
import { createChannelFacts } from './channel-facts.ts'
import { exchangeContextOf } from './exchange-context-of.ts'

export function erasureContextOf(product: Product): ErasureContext {
  const { context, connectors, attachments, files, partFiles } = product
  return {
    ...context,
    connectors,
    findChannel: createChannelFacts(context).find,
    shelves: { attachments, answers: files, parts: partFiles },
    removeExports: () => removeExports(exchangeContextOf(product)),
  }
}
