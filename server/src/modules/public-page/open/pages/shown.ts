/** What the front page and the page of a municipality show. */
import type { Figure, FigureValue } from '@veche/book/figures/figure.ts'
import type { Language } from '../../domain/words.ts'
import type { DrawnMap } from '../domain/draw-map.ts'
import type { Show } from '../domain/show-figures.ts'
import type { Span } from '../domain/spans.ts'
import type { OpenWords } from '../domain/words.ts'

export type PromiseItem = {
  state: 'open' | 'kept' | 'moved' | 'broken'
  what: string
  who: string
  place: string
  until: string
}
export type ShownFigure = {
  figure: Figure
  now: FigureValue
  previous: number | null
  yearAgo: number | null
}
export type Keep = (path: string, query?: Record<string, string>) => string
export type StreamItem = { number: number; title: string; day: string; total: number; isNext: boolean }
export type CheckedShown = {
  number: number
  claim: string
  verdict: string
  day: string
  /** Named where it is not of the place that the page is about. */
  place: string | null
}

export type FrontPage = {
  words: OpenWords
  language: Language
  show: Show
  keep: Keep
  span: Span
  period: { from: string; to: string }
  countedAt: string
  /** Of one municipality; null for the whole region. */
  place: { code: string; name: string } | null
  figures: readonly ShownFigure[]
  map: { drawn: DrawnMap; places: readonly PlaceOnMap[] } | null
  promises: { items: readonly PromiseItem[]; counts: Readonly<Record<'kept' | 'moved' | 'broken', number>> }
  streams: readonly StreamItem[]
  checked: readonly CheckedShown[]
  book: ShownBook | null
}
type ShownBook = {
  size: number
  at: string
  root: string
  url: string
  key: string
  witnesses: readonly { name: string; at: string }[]
}
export type PlaceOnMap = { code: string; name: string; questions: number; value: number | null }
