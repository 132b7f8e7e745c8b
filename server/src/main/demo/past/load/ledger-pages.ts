/** What the ledger is told of lives: each question as it is now, and what the Book says of its steps, in order of time. */
import type { Life } from '../course/life.ts'
import type { QuestionMoment } from '../domain/ledger-facts.ts'
import type { Change } from './past.repository.ts'

/** A question with all that it is when the past ends; figures follow what it is now. */
export function questionRow({ incident, moments }: Life): object {
  const last = moments.at(-1)
  if (!last) throw new Error('A question was taken')
  const { kind: _, ...facts } = last
  const { id: sourceId, network, foundAt: takenAt } = incident
  return { source: 'incident', sourceId, network, takenAt, isImported: false, ...facts }
}

export function changesOf({ incident, moments }: Life): Change[] {
  return moments.map(({ changedAt, kind, ...facts }, step) => {
    const { mergedInto, handoffs: _, ...told } = facts
    return { at: changedAt, kind, step, sourceId: incident.id, mergedInto, facts: inDatabaseNames(told) }
  })
}

const COUNTED = [
  ['promise_made', 'promisesMade'],
  ['promise_kept', 'promisesKept'],
  ['promise_moved', 'promisesMoved'],
  ['promise_broken', 'promisesBroken'],
  ['asked_again', 'timesAskedAgain'],
] as const satisfies readonly (readonly [measure: string, column: keyof QuestionMoment])[]

/** What is counted on the day on which it happens. */
export function happeningsOf({ incident, moments }: Life, dayOf: (at: Date) => string): object[] {
  return moments.flatMap((now, index) => {
    const before = moments[index - 1]
    if (!before) return []
    const { municipalityCode, groupCode, topicCode, agencyCode } = now
    const of = {
      source: 'incident',
      network: incident.network,
      municipalityCode,
      groupCode,
      topicCode,
      agencyCode,
    }
    return COUNTED.flatMap(([measure, column]) => {
      const change = now[column] - before[column]
      return change === 0 ? [] : [{ ...of, day: dayOf(now.changedAt), measure, change }]
    })
  })
}

function inDatabaseNames(facts: object): object {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  )
}
