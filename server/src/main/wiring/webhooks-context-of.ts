import type { WebhooksContext } from '../../modules/webhooks/index.ts'
import type { Product } from '../context.ts'

export function webhooksContextOf({ context, config }: Pick<Product, 'context' | 'config'>): WebhooksContext {
  return { ...context, trustedOrigins: config.trustedWebhooks }
}
