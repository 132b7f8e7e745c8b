/** Allows about 30 messages a second for a bot and 20 a minute in one group; who goes over waits for the whole token. */
const PER_SECOND = 30
const PER_MINUTE_IN_GROUP = 20

export type RateLimit = {
  /** Gives the seconds to wait; null when the message may go. A refused one does not count. */
  take(botId: number, chatId: string, nowMs: number): number | null
  clear(): void
}

export function createRateLimit(): RateLimit {
  const sent = new Map<string, number[]>()

  function recent(key: string, windowMs: number, nowMs: number): number[] {
    const times = (sent.get(key) ?? []).filter((time) => time > nowMs - windowMs)
    sent.set(key, times)
    return times
  }

  return {
    take(botId, chatId, nowMs) {
      const all = recent(`${botId}`, 1000, nowMs)
      if (all.length >= PER_SECOND) return 1
      const isGroup = !/^\d/.test(chatId)
      const group = isGroup ? recent(`${botId} ${chatId}`, 60_000, nowMs) : []
      const [oldest] = group
      if (group.length >= PER_MINUTE_IN_GROUP && oldest !== undefined)
        return Math.max(1, Math.ceil((oldest + 60_000 - nowMs) / 1000))
      all.push(nowMs)
      if (isGroup) group.push(nowMs)
      return null
    },
    clear: () => sent.clear(),
  }
}
