import type { PushContext } from '../../modules/live/index.ts'
import type { Product } from '../context.ts'

export function pushContextOf({ context, config }: Pick<Product, 'context' | 'config'>): PushContext {
  return { ...context, publicUrl: config.publicUrl, trustedOrigins: config.trustedWebhooks }
}
