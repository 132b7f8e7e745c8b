/** One spelling of one kind of number, and what around it tells it from others. */
import type { SpanKind } from '../span.ts'

export type Hit = { text: string; start: number; words: string; before: string; after: string }
export type Finder = { kind: SpanKind; pattern: RegExp; isMeant?: (hit: Hit) => boolean }
