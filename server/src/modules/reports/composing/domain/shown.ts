/** How much of each kind a report shows. A note for a meeting is one page. */
import type { ReportKind } from '@veche/contract/reports.ts'

type Shown = Record<'late' | 'promises' | 'topics' | 'surges', number>

export const SHOWN: Record<ReportKind, Shown> = {
  summary: { late: 20, promises: 10, topics: 10, surges: 10 },
  meeting_note: { late: 4, promises: 2, topics: 4, surges: 2 },
}
