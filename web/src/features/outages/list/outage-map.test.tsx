// @vitest-environment jsdom

import { screen, within } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { buildOutage } from '../testing/outages.ts'
import { OutageMap } from './OutageMap.tsx'

fakeNetworkForEach()

function open(chosen?: string) {
  const onPlace = vi.fn()
  const outages = [buildOutage(), buildOutage({ id: '2', kind: 'gas' }), buildOutage({ id: '3' })]
  const shown = show(
    <OutageMap
      {...{ outages, chosen, onPlace }}
      isPart={false}
      renderMap={(marks) => (
        <p>{[...marks.values()].map(({ name, value, mark }) => `${name} ${value} ${mark}`)}</p>
      )}
    />,
  )
  return { ...shown, onPlace }
}

it('is drawn when it is asked for, and says the same as a table', async () => {
  const { user } = open()
  expect(screen.queryByRole('table')).toBeNull()
  await user.click(screen.getByText('Карта отключений'))
  const table = within(await screen.findByRole('table', { name: 'Карта отключений' }))
  expect(table.getAllByRole('row')[1]?.textContent).toContain('3Горячая вода, Газ')
  expect(screen.getByText(/3 late/)).toBeTruthy()
})

it('leads from a place to its list, and back to all', async () => {
  const { user, onPlace } = open()
  await user.click(screen.getByText('Карта отключений'))
  const table = await screen.findByRole('table')
  await user.click(within(table).getByRole('button'))
  expect(onPlace).toHaveBeenCalledWith('sady')
})
