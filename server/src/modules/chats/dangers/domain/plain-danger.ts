/** Plain words of danger: whatever the duty bears and whatever was learnt, they ring. */
import type { CueTable } from '../../../text/index.ts'
import { BURNABLE, CHEMICAL, CHILD, ELECTRIC, FIRE, FRAIL, LIVE, PERSON, SMELL } from './hazard-families.ts'
import { DROWNS, TRAPPED } from './peril-families.ts'

export const PLAIN_DANGER: CueTable = [
  [
    1,
    [
      `${SMELL} ${CHEMICAL}`,
      'газ|газом|газа утечк*|утечка|шип*|свист*|травит',
      `${ELECTRIC} ${LIVE}`,
      'током|ток бьет|бьется|ударил*|убило',
      `${FIRE} ${BURNABLE}`,
      `${CHILD}|${FRAIL}|${PERSON}|люди|людей|человек*|мы|нас ${TRAPPED}`,
      `${CHILD}|${FRAIL}|${PERSON} заперли|закрыли|заперт*`,
      `лифт* ${TRAPPED}`,
      `${PERSON} ${DROWNS}`,
      `${PERSON} без_сознан*|не_дыш*|в_крови`,
    ],
  ],
]
