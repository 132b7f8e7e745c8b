/** The first page of a protocol: what was asked about most and what is open. Each question is counted in one row. Pure. */
import type { ProtocolQuestion } from './protocol-facts.ts'

export type TopicCounts = { asked: number; onAir: number; later: number; declined: number; open: number }
type Summed = Pick<ProtocolQuestion, 'topic' | 'state' | 'number'>

const SHOWN_TOPICS = 5

/** What was asked about most comes first, what has no topic last. Inside a topic by number. */
export function groupByTopic<Q extends Summed>(
  questions: readonly Q[],
): { topic: string | null; questions: Q[] }[] {
  return [...Map.groupBy(questions, ({ topic }) => topic)]
    .map(([topic, of]) => ({ topic, questions: of.toSorted((a, b) => a.number - b.number) }))
    .toSorted(
      (a, b) =>
        Number(a.topic === null) - Number(b.topic === null) ||
        b.questions.length - a.questions.length ||
        (a.topic ?? '').localeCompare(b.topic ?? '', 'ru'),
    )
}

export function countOf(questions: readonly Summed[]): TopicCounts {
  const count = (...states: ProtocolQuestion['state'][]) =>
    questions.filter(({ state }) => states.includes(state)).length
  return {
    asked: questions.length,
    ...{ onAir: count('answered'), later: count('answered_later'), declined: count('declined') },
    open: count('received', 'selected', 'partly', 'on_control'),
  }
}

/** The most asked topics by themselves, the rest in one row. */
export function summariseTopics(questions: readonly Summed[]) {
  const groups = groupByTopic(questions)
  // A single remaining topic gets a row of its own instead of «and one more».
  const shownCount = groups.length === SHOWN_TOPICS + 1 ? groups.length : SHOWN_TOPICS
  const rest = groups.slice(shownCount)
  return {
    shown: groups.slice(0, shownCount).map(({ topic, questions: of }) => ({ topic, counts: countOf(of) })),
    others: rest.length === 0 ? null : countOf(rest.flatMap(({ questions: of }) => of)),
    otherCount: rest.length,
    all: countOf(questions),
  }
}

type Owned = Pick<ProtocolQuestion, 'agency' | 'suggestedAgency' | 'state' | 'number' | 'dueAt'>
export type Owner = Pick<Owned, 'agency' | 'suggestedAgency' | 'dueAt'> & { numbers: number[] }

/** Whose the open ones are; the nearest day of each. What nobody owns comes last. */
export function openByOwner(questions: readonly Owned[]): Owner[] {
  const open = questions.filter(({ state }) => countsAsOpen(state))
  const groups = Map.groupBy(open, ({ agency, suggestedAgency }) =>
    JSON.stringify([agency, agency === null ? suggestedAgency : null]),
  )
  return [...groups.values()]
    .flatMap((of): Owner[] => {
      const [first] = of
      if (!first) return []
      const days = of.flatMap(({ dueAt }) => dueAt ?? []).toSorted((a, b) => a.getTime() - b.getTime())
      const { agency, suggestedAgency } = first
      const numbers = of.map(({ number }) => number).toSorted((a, b) => a - b)
      return [{ agency, suggestedAgency, dueAt: days[0] ?? null, numbers }]
    })
    .toSorted((a, b) => rankOf(a) - rankOf(b) || b.numbers.length - a.numbers.length)
}

function rankOf({ agency, suggestedAgency }: Owner): number {
  if (agency !== null) return 0
  return suggestedAgency === null ? 2 : 1
}

function countsAsOpen(state: ProtocolQuestion['state']): boolean {
  return state === 'received' || state === 'selected' || state === 'partly' || state === 'on_control'
}
