/** What stands beside the questions of pages: rows of streams, chats and rumours, and what the ledger is told of them. */
import type { StoredMessage } from '../../../../modules/inbox/index.ts'
import type { DB } from '../../../../platform/database/database.gen.ts'
import type { Person } from '../course/world.ts'
import type { QuestionMoment } from '../domain/ledger-facts.ts'

/** In the order in which they lean on one another. */
export const BESIDE_TABLES = [
  ...(['livestream', 'livestreamSource', 'livestreamQuestion', 'livestreamAsker'] as const),
  ...(['chatMessage', 'chatQuestion', 'chatLink'] as const),
  ...(['fake', 'fakeClock', 'fakeEvidence', 'fakeCarrier', 'fakeReach', 'fakeOpinion'] as const),
  ...(['fakeText', 'fakePublication'] as const),
] satisfies (keyof DB)[]
export type BesideTable = (typeof BESIDE_TABLES)[number]

export type BesideQuestion = {
  source: 'livestream' | 'chat'
  sourceId: string
  network: string | null
  takenAt: Date
  /** Oldest first; the first is when it was taken. */
  moments: QuestionMoment[]
}

/** What the Book is told of a rumour. */
export type RumourChange = {
  at: Date
  kind: 'noticed' | 'checked' | 'dropped'
  number: number
  facts: object
}

/** A card as it is when all is said: the database takes it so only after those who judge it have said what they think. */
export type JudgedRumour = {
  id: string
  number: number
  step: string
  droppedAtStep: string | null
  dropReason: string | null
  verdict: string | null
  publishedAt: Date | null
  watchUntil: Date | null
  closedAt: Date | null
  checker: Person
  moderator: Person
}

export type Beside = {
  rows: Partial<Record<BesideTable, object[]>>
  /** Those that belong to no incident. */
  messages: StoredMessage[]
  questions: BesideQuestion[]
  rumours: RumourChange[]
  judged: JudgedRumour[]
}

export function nothingBeside(): Beside {
  return { rows: {}, messages: [], questions: [], rumours: [], judged: [] }
}
