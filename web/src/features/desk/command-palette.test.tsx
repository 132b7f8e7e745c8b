// @vitest-environment jsdom

import { screen } from '@testing-library/react'
import { useState } from 'react'
import { expect, it, vi } from 'vitest'
import { fakeNetworkForEach } from '../../testing/fake-network.ts'
import { show } from '../../testing/show.tsx'
import { CommandPalette } from './CommandPalette.tsx'

fakeNetworkForEach()
const [pressed, chosen] = [vi.fn(), vi.fn()]
const item = { key: 'one', group: 'section', label: 'Новые', onSelect: chosen } as const

function Page() {
  const [isOpen, setOpen] = useState(false)
  function press() {
    pressed()
    setOpen(true)
  }
  function close() {
    setOpen(false)
    screen.getByRole('button', { name: 'Меню', hidden: true }).focus()
  }
  return (
    <>
      <button type="button" onClick={press}>
        Меню
      </button>
      {isOpen && (
        <CommandPalette
          {...{ text: 'Новые', commands: [item], found: [], named: [], isSearching: false }}
          onText={() => undefined}
          onNumber={() => undefined}
          onClose={close}
        />
      )}
    </>
  )
}

it('keeps the press that chose: what gets the focus back is not pressed by it', async () => {
  const { user } = show(<Page />)
  await user.click(screen.getByRole('button', { name: 'Меню' }))
  await user.type(screen.getByRole('combobox'), '{Enter}')
  expect(chosen).toHaveBeenCalledOnce()
  expect(pressed).toHaveBeenCalledOnce()
})
