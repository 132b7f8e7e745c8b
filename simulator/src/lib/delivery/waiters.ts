/** Holds long polls open: news wakes them, else they end when their time is over. */

const LONGEST_WAIT_S = 90

export type Waiters = {
  wait(place: string, seconds: number): Promise<void>
  wake(place: string): void
}

export function createWaiters(): Waiters {
  const waiting = new Map<string, Set<() => void>>()
  return {
    wait(place, seconds) {
      return new Promise((resolve) => {
        const group = waiting.get(place) ?? new Set()
        waiting.set(place, group)
        const finish = (): void => {
          clearTimeout(timer)
          group.delete(finish)
          resolve()
        }
        const timer = setTimeout(finish, Math.min(seconds, LONGEST_WAIT_S) * 1000)
        timer.unref()
        group.add(finish)
      })
    },
    wake(place) {
      for (const finish of [...(waiting.get(place) ?? [])]) finish()
    },
  }
}
