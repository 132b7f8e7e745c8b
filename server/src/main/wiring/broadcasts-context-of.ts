import type { BroadcastsContext } from '../../modules/portal/index.ts'
import { answersContextOf } from './answers-context-of.ts'

export function broadcastsContextOf(product: Parameters<typeof answersContextOf>[0]): BroadcastsContext {
  return { ...answersContextOf(product), pageBook: new Map() }
}
