import type { Network } from '@veche/contract/networks/index.ts'
import type { ReactNode } from 'react'

/** Each network draws itself in white on its own colour, in a file that has its name. */
const FILES = import.meta.glob<ReactNode>('./networks/*.tsx', { import: 'drawing', eager: true })

export function drawingOf(network: Network): ReactNode {
  return FILES[`./networks/${network}.tsx`] ?? null
}
