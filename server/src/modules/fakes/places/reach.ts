import type { Spread as SpreadSchema } from '@veche/contract/fakes.ts'
import type { z } from 'zod'

/** How far a rumour has got, as a list shows it. */
export type Spread = z.infer<typeof SpreadSchema>

export const NO_SPREAD: Spread = { placeCount: 0, suggestedCount: 0, views: 0, shares: 0, networks: [] }
