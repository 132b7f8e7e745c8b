import type { OnPosted } from '../modules/answers/index.ts'
import type { AppContext } from '../platform/http/app-context.ts'

export function createOnPosted(_context: AppContext): OnPosted {
  return async () => undefined
}
