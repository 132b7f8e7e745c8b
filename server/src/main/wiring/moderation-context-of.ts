import type { ModerationContext } from '../../modules/portal/index.ts'
import type { Product } from '../context.ts'

export function moderationContextOf({
  context,
  connectors,
  channels,
}: Pick<Product, 'context' | 'connectors' | 'channels'>): ModerationContext {
  return { ...context, connectors, findAccount: channels.find }
}
