/** The life of the region in MAX. */
import type { Control } from '../../max/control.ts'
import type { Life } from '../life.ts'
import { createScript } from '../residents/script.ts'
import type { Meanings } from '../texts/meanings.ts'
import { isMaxHeard, type MaxPage, openChats, populateMax } from './max-pages.ts'
import { createMaxStage } from './max-stage.ts'
import type { MessengerLife } from './messenger-life.ts'

export function populateMaxLife(
  life: Omit<Life, 'newIncidents'>,
  { control, page, meanings }: { control: Control; page: MaxPage; meanings: Meanings },
): Omit<MessengerLife, 'newIncidents'> {
  const { phrasebook, run } = life
  const seed = `${life.seed} max`
  const homes = life.homes.filter(({ municipality }) => municipality.code === page.municipalityCode)
  const people = life.people.filter(({ municipalityCode }) => municipalityCode === page.municipalityCode)
  const stage = createMaxStage({ control, page, meanings })
  const script = createScript({ seed, run, phrasebook, homes, people })
  for (const post of stage.adopt(populateMax(control, { page, people }))) script.remember(post)
  return {
    ...{ ...life, seed, homes, people, control, stage, script, seldomer: 5 },
    isHeard: () => isMaxHeard(control),
    open: () => openChats(control, page),
  }
}
