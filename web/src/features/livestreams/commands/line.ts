import { api, unwrap } from '../../../lib/api.ts'
import type { AirLine } from './sync.ts'

/** A line that hangs is a lost one: nobody waits for it on air. */
const PATIENCE_MS = 8000

export function createAirLine(livestreamId: string): AirLine {
  const params = { path: { livestreamId } }
  const signal = () => AbortSignal.timeout(PATIENCE_MS)
  return {
    async send(given) {
      const body = { commands: [...given] }
      const sent = api.POST('/api/livestreams/{livestreamId}/commands', { params, body, signal: signal() })
      return (await unwrap(sent)).results
    },
    add: (typed) =>
      unwrap(
        api.POST('/api/livestreams/{livestreamId}/questions', { params, body: typed, signal: signal() }),
      ),
    load: (since) =>
      unwrap(
        api.GET('/api/livestreams/{livestreamId}/questions', {
          params: { ...params, query: { since, limit: 200 } },
          signal: signal(),
        }),
      ),
  }
}
