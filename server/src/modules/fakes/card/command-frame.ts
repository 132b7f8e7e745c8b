import type { Actor } from '../../access/index.ts'
import type { FakeRow } from './fakes.repository.ts'
import type { FakeDeps, FakesContext } from './fakes-context.ts'
import type { Standing } from './standing.ts'

/** A card under a command: who acts, in whose name, and the card as it was before. */
export type Held = {
  fake: FakeRow
  actor: Actor
  standing: Standing
  deps: FakeDeps & Pick<FakesContext, 'connectors' | 'findAccount'>
}
/** The card after the command. */
export type Changed = Held & { after: FakeRow }
