// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { INCIDENT_ROUTES } from '@veche/contract/routes/incidents.ts'
import { expect, it, vi } from 'vitest'
import { fakeNetworkForEach, NO_LINE } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { QueueSelect } from './QueueSelect.tsx'

const network = fakeNetworkForEach()

it('is called by the view that is open, and leads out of it into all questions', async () => {
  network.serve(INCIDENT_ROUTES.counters, () => NO_LINE)
  const onChange = vi.fn()
  const { user, again } = show(<QueueSelect queue="all" viewName="Повторные" onChange={onChange} />)
  const select = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Очереди' })
  expect(select.selectedOptions[0]?.textContent).toBe('Повторные')
  await user.selectOptions(select, 'Все')
  expect(onChange).toHaveBeenCalledWith('all')
  again(<QueueSelect queue="all" viewName={null} onChange={onChange} />)
  expect(select.selectedOptions[0]?.textContent).toBe('Все')
  expect(screen.queryByRole('option', { name: 'Повторные' })).toBeNull()
})
