/** What of a card is the reader's to do. Pure. */
import type { FakeResponse, FakeStep } from '@veche/contract/fakes.ts'

type Abilities = FakeResponse['abilities']
export type Act = 'open' | 'triage' | 'edit' | 'drop' | 'correct' | 'close' | 'reopen'
/** A part of the card where the step is done. */
export type Part = 'facts' | 'verdict' | 'text' | 'spread'

const PRIMARY = ['open', 'triage', 'reopen'] as const satisfies readonly Act[]
const OTHERS = ['edit', 'close', 'correct', 'drop'] as const satisfies readonly Act[]

/** The act of the step has a button of its own, the rarer ones a menu. */
export function actsOf(abilities: Abilities): { primary: Act | null; others: Act[] } {
  const primary = PRIMARY.find((act) => abilities[act]) ?? null
  return { primary, others: OTHERS.filter((act) => abilities[act]) }
}

const PART_OF: Partial<Record<FakeStep, Part>> = {
  facts: 'facts',
  verdict: 'verdict',
  text: 'text',
  approval: 'text',
  publication: 'spread',
  watch: 'spread',
}

/** Where the work of the step stands on the page: it comes first on a phone. */
export const placeOf = (step: FakeStep): Part | null => PART_OF[step] ?? null

/** Is the step the reader's turn. */
function isTurn({
  step,
  abilities,
  opinions,
}: Pick<FakeResponse, 'step' | 'abilities' | 'opinions'>): boolean {
  switch (step) {
    case 'signal':
      return abilities.open
    case 'triage':
      return abilities.triage
    case 'facts':
      return abilities.endFacts
    case 'verdict':
      return abilities.opine && !opinions.some(({ isMine }) => isMine)
    case 'text':
      return abilities.write
    case 'approval':
      return abilities.decide
    case 'publication':
      return abilities.publish
    case 'watch':
    case 'closed':
    case 'dropped':
      return false
  }
}

type Turn = Pick<FakeResponse, 'step' | 'abilities' | 'opinions'>

/** The part of the page that waits for the reader. */
export const partOf = (fake: Turn): Part | null => (isTurn(fake) ? placeOf(fake.step) : null)

/** Somebody else is waited for. */
export const waitsFor = (fake: Turn): boolean => !isTurn(fake)
