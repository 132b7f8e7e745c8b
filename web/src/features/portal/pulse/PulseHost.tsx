import { useEffect } from 'react'
import { listStoredKeys } from '../../../lib/browser/storage.ts'
import { handInAgain } from './kept-blank.ts'

/** The server forgets an answer when it starts anew: whoever is here again hands theirs in once more, on any page. */
export function PulseHost({ userId }: { userId: string }) {
  useEffect(() => {
    for (const key of listStoredKeys(`pulse.${userId}.`)) {
      const month = key.split('.').at(-1) ?? ''
      // Without a line it waits for the next time.
      void handInAgain({ userId, month }).catch(() => undefined)
    }
  }, [userId])
  return null
}
