import type { AppContext } from '../../../platform/http/app-context.ts'
import type { Resolve } from '../../../platform/http/outside/outside-target.ts'

export type WebhooksContext = Pick<AppContext, 'db' | 'clock' | 'vault' | 'log'> & {
  /** Origins that our settings name: they may be inside, and need no encryption. */
  trustedOrigins: readonly string[]
  resolve?: Resolve
}
