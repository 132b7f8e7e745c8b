/** What a report is composed from: figures as the catalogue computes them, and what is late or promised in words. */
import type { Figure, FigureValue } from '@veche/book/figures/figure.ts'
import type { Period } from '@veche/book/figures/recount.ts'
import type { ReportKind } from '@veche/contract/reports.ts'

export type Language = 'ru' | 'en'

export type Compared = {
  figure: Figure
  now: FigureValue
  before: FigureValue | null
  /** By measure: what `now` was computed from. */
  sums?: Record<string, number> | undefined
}

/** Questions of a topic, a municipality or a body; `before`: in the period before. */
export type Row = { name: string; now: number; before: number }

/** How a municipality or a body answers. */
export type PlaceRow = { name: string; questions: FigureValue; onTime: FigureValue; missed: FigureValue }

export type LateQuestion = {
  /** Null where the reader may not see the card. */
  card: { incidentId: string; number: number; title: string } | null
  topic: string | null
  body: string | null
  dueAt: Date
}

export type Promised = { incidentId: string; number: number; what: string; who: string; dueAt: Date }

/** More questions of a group in a municipality than chance makes of what is usual there; the largest count of three hours. */
export type Surge = { group: string; municipality: string; startedAt: Date; count: number; usual: number }

export type NextStream = { title: string; plannedAt: Date }

export type ReportFacts = {
  kind: ReportKind
  /** Null: the whole region. */
  placeKind: 'municipality' | 'agency' | null
  place: string
  period: Period
  /** What `before` was counted in. */
  previous?: Period
  countedAt: Date
  figures: readonly Compared[]
  topics: readonly Row[]
  municipalities: readonly PlaceRow[]
  agencies: readonly PlaceRow[]
  late: readonly LateQuestion[]
  promisesDue: readonly Promised[]
  promisesBroken: readonly Promised[]
  surges: readonly Surge[]
  nextStream: NextStream | null
}

export type Setting = { language: Language; zone: string }
