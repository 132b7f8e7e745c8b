/** What two people say, and what follows from it. Pure. */
import type { FakeResponse, Verdict } from '@veche/contract/fakes.ts'

export type Opinion = FakeResponse['opinions'][number]
export type VerdictView = {
  /** The latest of each, the first who spoke first. */
  opinions: Opinion[]
  mine: Opinion | null
  /** Another has spoken, and the reader has not: what they said stays hidden until then. */
  isHidden: boolean
  outcome: 'nobody' | 'one' | 'agree' | 'disagree'
}

export function verdictView({ opinions: all }: Pick<FakeResponse, 'opinions'>): VerdictView {
  const byPerson = new Map<string, Opinion>()
  for (const opinion of all.toSorted((one, two) => one.at.localeCompare(two.at)))
    byPerson.set(opinion.userId, opinion)
  const opinions = [...byPerson.values()]
  const said = opinions.flatMap(({ verdict }) => verdict ?? [])
  const isHidden = said.length < opinions.length
  return {
    opinions,
    mine: opinions.find(({ isMine }) => isMine) ?? null,
    isHidden,
    outcome: outcomeOf(said, opinions.length),
  }
}

function outcomeOf(said: readonly Verdict[], count: number): VerdictView['outcome'] {
  if (count === 0) return 'nobody'
  if (new Set(said).size < said.length) return 'agree'
  return said.length < 2 ? 'one' : 'disagree'
}
