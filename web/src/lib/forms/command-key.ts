import { useState } from 'react'
import { randomId } from '../browser/random-id.ts'

/**
 * Keys of the commands of one form: pressed again with the same content, a command whose answer was lost keeps its key
 * and counts once; with another content it is another command.
 */
export function createCommandKeys(newKey: () => string = randomId): (content: object) => string {
  let last = { content: '', key: '' }
  return (content) => {
    const words = JSON.stringify(content)
    if (words !== last.content) last = { content: words, key: newKey() }
    return last.key
  }
}

export function useCommandKeys(): (content: object) => string {
  const [keyOf] = useState(() => createCommandKeys())
  return keyOf
}
