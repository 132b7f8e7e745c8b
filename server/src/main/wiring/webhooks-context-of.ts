import type { WebhooksContext } from '../../modules/live/index.ts'
import type { Product } from '../context.ts'

export function webhooksContextOf({ context, config }: Pick<Product, 'context' | 'config'>): WebhooksContext {
  return { ...context, trustedOrigins: config.trustedWebhooks }
}
