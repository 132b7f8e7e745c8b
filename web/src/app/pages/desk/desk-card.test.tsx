import { expect, it } from 'vitest'
import { renderRussian } from '../../../locales/render-russian.tsx'
import { DeskCard } from './DeskCard.tsx'

it('says that there is nothing to choose from only when the list has come', () => {
  const nothing = { incidentId: null, hasRows: false, onBack: null, onLeft: () => {} }
  const shown = (isListPending: boolean) =>
    renderRussian(<DeskCard {...nothing} isListPending={isListPending} />)
  expect(shown(true)).not.toContain('выбирать не из чего')
  expect(shown(false)).toContain('выбирать не из чего')
})
