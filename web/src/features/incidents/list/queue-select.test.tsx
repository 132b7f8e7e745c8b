// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { QueueSelect } from './QueueSelect.tsx'

fakeNetworkForEach()
const COUNTS = { new: { total: 3, late: 0, failed: 0 } }

it('is called by the view that is open, and leads out of it into all questions', async () => {
  const onChange = vi.fn()
  const { user, again } = show(
    <QueueSelect queue="all" viewName="Повторные" counts={COUNTS} onChange={onChange} />,
  )
  const select = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Очереди' })
  expect(select.selectedOptions[0]?.textContent).toBe('Повторные')
  await user.selectOptions(select, 'Все')
  expect(onChange).toHaveBeenCalledWith('all')
  expect(screen.getByRole('option', { name: 'Новые 3' })).toBeTruthy()
  again(<QueueSelect queue="all" viewName={null} counts={undefined} onChange={onChange} />)
  expect(select.selectedOptions[0]?.textContent).toBe('Все')
  expect(screen.queryByRole('option', { name: 'Повторные' })).toBeNull()
})
