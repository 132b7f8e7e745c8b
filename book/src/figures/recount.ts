/** Recounts the public figures from the entries of a Book, in order, and from nothing else. */
import { type Entry, isOfQuestion, isOfRumour, type QuestionEntry, type RumourEntry } from '../entry/entry.ts'
import { CATALOGUE } from './catalogue/catalogue.ts'
import { computeFigure, type Figure, type FigureValue, type Source } from './figure.ts'
import { type Amount, eventsOf, measuresOf } from './measures.ts'

/** Days of the Book's zone, both included, as YYYY-MM-DD. */
export type Period = { from: string; to: string }
export type Cut = { municipality?: string; body?: string; network?: string; group?: string; topic?: string }

export type Recount = {
  add: (entry: Entry) => void
  /** Public figures of a period, after the entries that were added. */
  figures: (period: Period, cut?: Cut) => Map<string, FigureValue>
}

type Event = Amount & { of: QuestionEntry }

export function startRecount(zone: string): Recount {
  const questions = new Map<number, QuestionEntry>()
  const rumours = new Map<number, RumourEntry>()
  const events: Event[] = []
  const dayOf = createDays(zone)
  return {
    add(entry) {
      if (isOfRumour(entry)) rumours.set(entry.rumour, entry)
      // An erased question keeps its place in the figures: what was counted of it stays.
      if (!isOfQuestion(entry) || entry.kind === 'erased') return
      const before = questions.get(entry.question) ?? null
      for (const event of eventsOf(before, entry)) events.push({ ...event, of: entry })
      questions.set(entry.question, entry)
    },
    figures(period, cut = {}) {
      const isIn = (at: string) => {
        const day = dayOf(at)
        return period.from <= day && day <= period.to
      }
      const all = new Map<Source, Tally>()
      const tallyOf = (source: Source) => {
        const tally: Tally = all.get(source) ?? { sums: new Map(), minutes: [] }
        all.set(source, tally)
        return tally
      }
      const entries: (QuestionEntry | RumourEntry)[] = [...questions.values(), ...rumours.values()]
      for (const entry of entries) {
        if (!isWithin(entry, cut) || entry.source === undefined) continue
        const tally = tallyOf(entry.source)
        for (const one of measuresOf(entry)) if (isIn(one.at)) addTo(tally, one)
        if (isOfQuestion(entry) && isAnsweredIn(entry, isIn)) tally.minutes.push(entry.minutes ?? 0)
      }
      for (const { of, ...event } of events)
        if (isWithin(of, cut) && of.source && isIn(event.at)) addTo(tallyOf(of.source), event)
      return computeAll(all)
    },
  }
}

type Tally = { sums: Map<string, number>; minutes: number[] }

function addTo({ sums }: Tally, { measure, amount }: Amount): void {
  sums.set(measure, (sums.get(measure) ?? 0) + amount)
}

function isAnsweredIn({ state, answered, minutes }: QuestionEntry, isIn: (at: string) => boolean): boolean {
  return (
    answered !== undefined &&
    minutes !== undefined &&
    state !== 'refused' &&
    state !== 'passed_on' &&
    isIn(answered)
  )
}

function isWithin(entry: QuestionEntry | RumourEntry, cut: Cut): boolean {
  return Object.entries(cut).every(([member, value]) => entry[member as keyof typeof entry] === value)
}

function computeAll(all: ReadonlyMap<Source, Tally>): Map<string, FigureValue> {
  const merged = merge([...all].flatMap(([source, tally]) => (source === 'rumour' ? [] : [tally])))
  const none: Tally = { sums: new Map(), minutes: [] }
  return new Map(
    CATALOGUE.filter(isRecounted).map((figure) => {
      const { sums, minutes } = figure.source === null ? merged : (all.get(figure.source) ?? none)
      return [
        figure.code,
        computeFigure(
          figure,
          sums,
          minutes.toSorted((a, b) => a - b),
        ),
      ]
    }),
  )
}

export function isRecounted({ isPublic, formula }: Pick<Figure, 'isPublic' | 'formula'>): boolean {
  return isPublic && formula.kind !== 'now'
}

function merge(tallies: readonly Tally[]): Tally {
  const merged: Tally = { sums: new Map(), minutes: [] }
  for (const { sums, minutes } of tallies) {
    for (const [measure, amount] of sums) addTo(merged, { at: '', measure, amount })
    for (const one of minutes) merged.minutes.push(one)
  }
  return merged
}

/** The day of a moment in the zone; moments of one hour share their day, so few are computed. */
function createDays(zone: string): (at: string) => string {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' })
  const known = new Map<string, string>()
  return (at) => {
    const quarter = at.slice(0, 15)
    const day = known.get(quarter) ?? format.format(new Date(at))
    known.set(quarter, day)
    return day
  }
}
