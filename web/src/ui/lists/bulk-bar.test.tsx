// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { show } from '../../testing/show.tsx'
import { BulkBar } from './BulkBar.tsx'
import { DataTable } from './DataTable.tsx'
import { useChosen } from './use-chosen.ts'

const ROWS = [{ name: 'Анна' }, { name: 'Глеб' }]

function Table() {
  const [filter, setFilter] = useState('')
  const { chosen, setChosen } = useChosen({ filter })
  return (
    <>
      <button type="button" onClick={() => setFilter('глеб')}>
        Отбор
      </button>
      <BulkBar ids={ROWS.map(({ name }) => name)} chosen={chosen} onChange={setChosen}>
        <span>Что сделать</span>
      </BulkBar>
      <DataTable
        label="Люди"
        rows={ROWS}
        keyOf={({ name }) => name}
        columns={[{ key: 'name', title: 'Имя', cell: ({ name }) => name }]}
        renderActions={() => null}
        sort="name"
        onSort={() => undefined}
        onMore={null}
        isBusy={false}
        selection={{ chosen, nameOf: ({ name }) => name, onChange: setChosen }}
      />
    </>
  )
}

it('chooses one, all and none, and shows what can be done to those chosen alone', async () => {
  const { user } = show(<Table />)
  expect(screen.queryByText('Что сделать')).toBeNull()
  await user.click(screen.getByRole('checkbox', { name: 'Выбрать: Глеб' }))
  screen.getByText('Выбрано: 1')
  await user.click(screen.getByRole('checkbox', { name: 'Выбрать все на странице' }))
  screen.getByText('Выбрано: 2')
  await user.click(screen.getByRole('checkbox', { name: 'Выбрать: Анна' }))
  screen.getByText('Выбрано: 1')
  await user.click(screen.getByRole('button', { name: 'Снять выбор' }))
  expect(screen.queryByText('Что сделать')).toBeNull()
})

it('forgets what was chosen when other rows are shown', async () => {
  const { user } = show(<Table />)
  await user.click(screen.getByRole('checkbox', { name: 'Выбрать: Анна' }))
  await user.click(screen.getByRole('button', { name: 'Отбор' }))
  expect(screen.queryByText('Выбрано: 1')).toBeNull()
})
