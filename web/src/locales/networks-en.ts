/** What each network has words of its own for, all in one file for the browser. */
import type { NetworkWords } from './sections.ts'

export const files = import.meta.glob<NetworkWords>('./en/networks/*.json', {
  import: 'default',
  eager: true,
})
