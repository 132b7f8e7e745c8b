import type { TokenKind } from '../schema.ts'

const PER_SECOND: Record<TokenKind, number> = { group: 20, user: 3, service: 3 }
const WINDOW_MS = 1000

export type RateLimit = {
  /** Gives false when this key has used up its second; a refused request does not count. */
  accept(key: { id: string; kind: TokenKind }, nowMs: number): boolean
  clear(): void
}

export function createRateLimit(): RateLimit {
  const recent = new Map<string, number[]>()
  return {
    accept({ id, kind }, nowMs) {
      const times = (recent.get(id) ?? []).filter((time) => time > nowMs - WINDOW_MS)
      recent.set(id, times)
      if (times.length >= PER_SECOND[kind]) return false
      times.push(nowMs)
      return true
    },
    clear: () => recent.clear(),
  }
}
