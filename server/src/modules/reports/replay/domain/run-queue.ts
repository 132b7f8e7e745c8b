/**
 * Questions on their way through the hands of people: a discrete-event simulation.
 *
 *   question ready ─► waits at its station ─► somebody at work takes it ─► working time passes ─► next station
 *
 * People work by their own calendar and schedule, one question at a time, at one or several stations; who is free takes the
 * question of the lowest rank. Nothing is drawn by chance here: the same questions and people give the same moments.
 */
import {
  addWorkingTime,
  isWorkingMoment,
  type WorkingTimeContext,
} from '../../../../platform/working-time/index.ts'
import { createHeap, type Heap } from './heap.ts'

/** Who works when; one person may stand at several stations. */
export type Person = { readonly id: string; readonly context: WorkingTimeContext }
/** People who do the same. */
export type Station = { readonly code: string; readonly people: readonly Person[] }

/** `workMs` is working time in somebody's hands, without the waiting for them; the lowest `rank` is taken first. */
export type QueuedStep = { readonly stationCode: string; readonly workMs: number; readonly rank: number }
export type QueuedQuestion = {
  readonly id: string
  readonly readyAt: Date
  readonly steps: readonly QueuedStep[]
}

export type QueueRun = {
  /** When the last step was done; who is not here did not get through. */
  readonly doneAt: ReadonlyMap<string, Date>
  /** Working time of each person that questions took, also what was planned beyond the end. */
  readonly busyMs: ReadonlyMap<string, number>
}

type Waiting = { question: QueuedQuestion; step: number; rank: number }
type Worker = Person & { isFree: boolean; stations: OpenStation[]; busyMs: number }
type OpenStation = { code: string; workers: Worker[]; waiting: Heap<Waiting>; wakeMs: number | null }
/** A worker becomes free, something comes to a station, or (without both) work begins there. */
type Event = { atMs: number; stations: readonly OpenStation[]; worker?: Worker; waiting?: Waiting }

/** What happens after `until` is not looked at; without it the simulation goes on until nothing moves. */
export function runQueue(
  questions: readonly QueuedQuestion[],
  stations: readonly Station[],
  until?: Date,
): QueueRun {
  const { open, workers } = openStations(stations)
  const events = createHeap<Event>((one, other) => one.atMs - other.atMs)
  const doneAt = new Map<string, Date>()
  const untilMs = until?.getTime() ?? Number.POSITIVE_INFINITY

  function move(question: QueuedQuestion, step: number, atMs: number): void {
    const next = question.steps[step]
    if (!next) {
      if (atMs <= untilMs) doneAt.set(question.id, new Date(atMs))
      return
    }
    const station = open.get(next.stationCode)
    if (station) events.add({ atMs, stations: [station], waiting: { question, step, rank: next.rank } })
  }

  function dispatch(station: OpenStation, at: Date): void {
    for (const worker of station.workers) {
      if (station.waiting.size() === 0) return
      if (!worker.isFree || !isWorkingMoment(at, worker.context)) continue
      const taken = station.waiting.take()
      if (taken) work(worker, taken, at)
    }
    wakeLater(station, at)
  }

  function work(worker: Worker, { question, step }: Waiting, at: Date): void {
    const workMs = question.steps[step]?.workMs ?? 0
    const doneMs = addWorkingTime(at, workMs, worker.context).getTime()
    worker.isFree = false
    worker.busyMs += workMs
    events.add({ atMs: doneMs, stations: worker.stations, worker })
    move(question, step + 1, doneMs)
  }

  /** Questions wait and those who are free are not at work: looks again when the first of them is. */
  function wakeLater(station: OpenStation, at: Date): void {
    const free = station.workers.filter(({ isFree, context }) => isFree && !isWorkingMoment(at, context))
    if (station.waiting.size() === 0 || free.length === 0) return
    const wakeMs = Math.min(...free.map(({ context }) => nextWorkingMs(at, context)))
    if (station.wakeMs !== null && station.wakeMs > at.getTime() && station.wakeMs <= wakeMs) return
    station.wakeMs = wakeMs
    events.add({ atMs: wakeMs, stations: [station] })
  }

  for (const question of questions) move(question, 0, question.readyAt.getTime())
  for (let event = events.take(); event && event.atMs <= untilMs; event = events.take()) {
    const { atMs } = event
    const touched = new Set<OpenStation>()
    // All that comes at one moment is there before anybody takes a question, in whatever order it was planned.
    for (
      let next: Event | undefined = event;
      next;
      next = events.peek()?.atMs === atMs ? events.take() : undefined
    ) {
      if (next.worker) next.worker.isFree = true
      if (next.waiting) next.stations[0]?.waiting.add(next.waiting)
      for (const station of next.stations) touched.add(station)
    }
    const at = new Date(atMs)
    for (const station of [...touched].toSorted(byFirstRank)) dispatch(station, at)
  }
  return { doneAt, busyMs: new Map(workers.map(({ id, busyMs }) => [id, busyMs])) }
}

function openStations(stations: readonly Station[]): { open: Map<string, OpenStation>; workers: Worker[] } {
  const workers = new Map<string, Worker>()
  const open = new Map<string, OpenStation>()
  for (const { code, people } of stations) {
    const station: OpenStation = { code, workers: [], waiting: createHeap(byRank), wakeMs: null }
    for (const person of people) {
      const worker = workers.get(person.id) ?? { ...person, isFree: true, stations: [], busyMs: 0 }
      workers.set(person.id, worker)
      worker.stations.push(station)
      station.workers.push(worker)
    }
    open.set(code, station)
  }
  return { open, workers: [...workers.values()] }
}

function byRank(one: Waiting, other: Waiting): number {
  return one.rank - other.rank || (one.question.id < other.question.id ? -1 : 1)
}

/** Of two stations a person begins with the one where the lowest rank waits. */
function byFirstRank(one: OpenStation, other: OpenStation): number {
  const rankOf = ({ waiting }: OpenStation) => waiting.peek()?.rank ?? Number.MAX_VALUE
  return rankOf(one) - rankOf(other) || (one.code < other.code ? -1 : 1)
}

function nextWorkingMs(at: Date, context: WorkingTimeContext): number {
  return addWorkingTime(at, 1, context).getTime() - 1
}
