/** Finds personal data in a text: who is named, how they are reached, where they live, what they are ill with. */
import { findBirths } from './dates.ts'
import { findIllnesses } from './health/find-illnesses.ts'
import { findHomes } from './homes.ts'
import { findNames } from './names/find-names.ts'
import { findNumbers } from './numbers/find-numbers.ts'
import { overlaps, type PersonalSpan } from './span.ts'

/** In the order of the text; no two overlap. */
export function findPersonalSpans(text: string): PersonalSpan[] {
  const [numbers, homes] = findPlain(text)
  const names = without(findNames(text), [...numbers, ...homes])
  const births = without(findBirths(text, names), [...numbers, ...homes, ...names])
  const known = [...numbers, ...homes, ...names, ...births]
  return inOrder([...known, ...without(findIllnesses(text, names), known)])
}

/** Everything that is no name and no illness. */
export function findFigures(text: string): PersonalSpan[] {
  const plain = findPlain(text).flat()
  return inOrder([...plain, ...without(findBirths(text, []), plain)])
}

function findPlain(text: string): [PersonalSpan[], PersonalSpan[]] {
  const numbers = findNumbers(text)
  return [numbers, without(findHomes(text), numbers)]
}

function without(spans: readonly PersonalSpan[], taken: readonly PersonalSpan[]): PersonalSpan[] {
  return spans.filter((span) => !taken.some((known) => overlaps(known, span)))
}

const inOrder = (spans: PersonalSpan[]) => spans.sort((a, b) => a.start - b.start)
