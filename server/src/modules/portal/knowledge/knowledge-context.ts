import type { AppContext } from '../../../platform/http/app-context.ts'
import { dateInZone } from '../../../platform/working-time/index.ts'

export type KnowledgeContext = Pick<AppContext, 'db' | 'clock' | 'region'>

export function todayOf({ clock, region }: Pick<KnowledgeContext, 'clock' | 'region'>): string {
  return dateInZone(region.timeZone, clock())
}
