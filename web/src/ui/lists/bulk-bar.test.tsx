// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { useState } from 'react'
import { expect, it, vi } from 'vitest'
import { collectIds } from '../../lib/collect-ids.ts'
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

function Paged({ total }: { total: number }) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const load = () =>
    collectIds(async (cursor) => {
      const from = Number(cursor ?? 0)
      const ids = Array.from({ length: Math.min(200, total - from) }, (_, at) => `${from + at}`)
      return { ids, nextCursor: from + 200 < total ? `${from + 200}` : null }
    })
  return (
    <BulkBar ids={['0', '1']} chosen={chosen} onChange={setChosen} whole={{ total, load }}>
      <span>Что сделать</span>
    </BulkBar>
  )
}

it('chooses all that the filter shows, over the pages that are not loaded', async () => {
  const { user } = show(<Paged total={450} />)
  expect(screen.queryByRole('button', { name: /^Выбрать все/ })).toBeNull()
  await user.click(screen.getByRole('checkbox'))
  await user.click(screen.getByRole('button', { name: 'Выбрать все, что показывает отбор: 450' }))
  await screen.findByText('Выбрано: 450')
  expect(screen.queryByText(/За раз/)).toBeNull()
})

it('chooses no more than one press changes, and says so', async () => {
  const { user } = show(<Paged total={840} />)
  await user.click(screen.getByRole('checkbox'))
  await user.click(screen.getByRole('button', { name: 'Выбрать первые 500 из 840' }))
  await screen.findByText('Выбрано: 500')
  screen.getByText(/^За раз – не больше 500 из 840/)
})

it('chooses no more of a page either', async () => {
  const onChange = vi.fn()
  const ids = Array.from({ length: 501 }, (_, at) => `${at}`)
  const { user } = show(
    <BulkBar ids={ids} chosen={new Set()} onChange={onChange}>
      <span>Что сделать</span>
    </BulkBar>,
  )
  await user.click(screen.getByRole('checkbox'))
  expect(onChange).toHaveBeenCalledWith(new Set(ids.slice(0, 500)))
})
