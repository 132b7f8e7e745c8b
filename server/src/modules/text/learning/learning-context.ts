import type { Db } from '../../../platform/database/db.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import type { SaidOfDanger } from './domain/train-dangers.ts'

/** A text as the module of questions gives it. */
export type ConfirmedText = {
  id: string
  text: string
  topicCode: string
  groupCode: string
  suggestedCode: string | null
  confirmedAt: Date
}
export type DayOfSuggestions = { day: string; confirmed: number; taken: number }

/** Questions belong to a module that stands on this one, so `main/` gives what is asked of them. */
export type LearningContext = Pick<AppContext, 'db' | 'jobs' | 'clock' | 'log' | 'region'> & {
  listTexts: (db: Db, asked: { most: number }) => Promise<ConfirmedText[]>
  /** Newest first. */
  listDangers: (db: Db, asked: { most: number }) => Promise<SaidOfDanger[]>
  countNewCorrections: (db: Db, after: Date | null) => Promise<number>
  listDays: (db: Db, asked: { since: Date; timeZone: string }) => Promise<DayOfSuggestions[]>
}
