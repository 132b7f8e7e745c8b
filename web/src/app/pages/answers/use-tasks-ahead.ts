import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { keepPartsAtHand } from '../../../lib/line/lazy-part.ts'
import { useHasLine } from '../../../lib/line/line.ts'
import type { TaskAhead } from './tasks-ahead.ts'

declare global {
  interface Navigator {
    /** Not in every browser. */
    connection?: { saveData?: boolean }
  }
}

/** So long a list stands still before its tasks are read: whoever opens one at once is not waited on by others. */
const QUIET_MS = 3000

/** The nearest tasks of a list open without a line; read again when one of them has changed, and never on a metered line. */
export function useTasksAhead(tasks: readonly TaskAhead[]): void {
  const client = useQueryClient()
  const hasLine = useHasLine()
  const latest = useRef(tasks)
  latest.current = tasks
  const shown = tasks.map(({ id, version }) => `${id} ${version}`).join()
  useEffect(() => {
    if (!hasLine || shown === '' || navigator.connection?.saveData === true) return
    const end = new AbortController()
    const timer = setTimeout(() => void bring(), QUIET_MS)
    async function bring() {
      const { readTasksAhead } = await import('./tasks-ahead.ts')
      await readTasksAhead(client, latest.current, end.signal)
      if (!end.signal.aborted) await keepPartsAtHand()
    }
    return () => {
      clearTimeout(timer)
      end.abort()
    }
  }, [client, hasLine, shown])
}
