/** All that is kept of one question of the past: rows as the product would have written them, and its moments in the ledger. */
import type { Insertable } from 'kysely'
import type { StoredMessage } from '../../../../modules/inbox/index.ts'
import type { ActivityRow, Deadline, NewIncident } from '../../../../modules/incidents/index.ts'
import type { DB } from '../../../../platform/database/database.gen.ts'
import type { Asked } from '../domain/asked.ts'
import type { QuestionMoment } from '../domain/ledger-facts.ts'

export type PastDeadline = Deadline & { id: string }
type Row<Table extends keyof DB> = Insertable<DB[Table]>

export type PastPromise = {
  id: string
  incidentId: string
  answerVersionNo: number
  what: string
  who: string
  evidence: string
  dueAt: Date
  returnsAt: Date
  madeAt: Date
  end: { state: 'kept' | 'moved' | 'broken' | 'cancelled'; closedAt: Date } | null
}

export type Life = {
  asked: Asked
  incident: NewIncident & { updatedAt: Date }
  messages: StoredMessage[]
  deadlines: PastDeadline[]
  activities: ActivityRow[]
  versions: Row<'answerVersion'>[]
  decisions: Row<'answerDecision'>[]
  publications: Row<'outbox'>[]
  attempts: Row<'outboxAttempt'>[]
  files: Row<'answerFile'>[]
  promises: PastPromise[]
  /** Oldest first; the first is when the question was taken. */
  moments: QuestionMoment[]
}
