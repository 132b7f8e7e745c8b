/** What the ledger is told of lives: each question as it is now, and what the Book says of its steps, in order of time. */
import type { Beside, BesideQuestion } from '../beside/beside.ts'
import type { Life } from '../course/life.ts'
import type { QuestionMoment } from '../domain/ledger-facts.ts'
import { inDatabase } from './past.repository.ts'

/** A question, wherever it was asked. */
export type ToldQuestion = Omit<BesideQuestion, 'source'> & { source: 'incident' | BesideQuestion['source'] }

export function toldOf({ incident, moments }: Life): ToldQuestion {
  const { id: sourceId, network, foundAt: takenAt } = incident
  return { source: 'incident', sourceId, network, takenAt, moments }
}

/** A question with all that it is when the past ends; figures follow what it is now. */
export function questionRow({ moments, ...asked }: ToldQuestion, id: number): object {
  const last = moments.at(-1)
  if (!last) throw new Error('A question was taken')
  const { kind: _, ...facts } = last
  return { id, ...asked, isImported: false, ...facts }
}

/** What the Book is told at a moment; its own number is known when its question is. */
export type Change = {
  at: Date
  kind: string
  /** Which of its question's changes it is; several may come at once. */
  step: number
  /** Null: of a rumour. */
  question: Pick<ToldQuestion, 'source' | 'sourceId' | 'network' | 'takenAt'> | null
  mergedInto: string | null
  facts: object
}

export function changesOf({ moments, ...question }: ToldQuestion): Change[] {
  return moments.map(({ changedAt, kind, ...facts }, step) => {
    const { mergedInto, handoffs: _, ...told } = facts
    return { at: changedAt, kind, step, question, mergedInto, facts: told }
  })
}

export function changesOfRumours({ rumours }: Pick<Beside, 'rumours'>): Change[] {
  return rumours.map(({ at, kind, facts }, step) => ({
    at,
    kind,
    step,
    question: null,
    mergedInto: null,
    facts,
  }))
}

/** In order of time, and of one moment in that of the questions. */
export function changeRows(changes: readonly Change[], idOf: (sourceId: string) => number): object[] {
  const told = changes.map((change) => ({
    ...change,
    questionId: change.question && idOf(change.question.sourceId),
  }))
  return told
    .toSorted(
      (a, b) =>
        a.at.getTime() - b.at.getTime() ||
        (a.questionId ?? Number.MAX_SAFE_INTEGER) - (b.questionId ?? Number.MAX_SAFE_INTEGER) ||
        a.step - b.step,
    )
    .map(({ questionId, kind, at, question, mergedInto, facts }) => ({
      ...{ questionId, kind, at },
      facts:
        question === null
          ? facts
          : inDatabaseNames({
              ...{ ...facts, id: questionId, source: question.source, network: question.network },
              ...{ takenAt: question.takenAt, isImported: false, changedAt: at },
              into: mergedInto && idOf(mergedInto),
            }),
    }))
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
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [inDatabase(name), value]))
}
