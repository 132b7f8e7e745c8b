import type { PromiseResponse } from '@veche/contract/incidents.ts'

/** The one that still binds: at most one is open at a time. */
export function openPromise(promises: readonly PromiseResponse[]): PromiseResponse | null {
  return promises.find(({ state }) => state === 'open') ?? null
}
