// @vitest-environment jsdom
/** A row of the directory is held against the contract before it is sent, a new one and a change of one. */

import { act, screen } from '@testing-library/react'
import { DEADLINE_ROUTES } from '@veche/contract/routes/admin/deadlines.ts'
import { PLACE_ROUTES } from '@veche/contract/routes/admin/places.ts'
import { TOPIC_ROUTES } from '@veche/contract/routes/admin/topics.ts'
import { expect, it, vi } from 'vitest'
import { describedBy } from '../../testing/described.ts'
import { fakeNetworkForEach } from '../../testing/fake-network.ts'
import { show } from '../../testing/show.tsx'
import { UnitDialog } from './agencies/UnitDialog.tsx'
import { RuleDialog } from './deadline-rules/RuleDialog.tsx'
import type { Book } from './directory.queries.ts'
import { MunicipalityDialog } from './MunicipalityDialog.tsx'
import { RouteDialog } from './routes/RouteDialog.tsx'

const network = fakeNetworkForEach()
const { createUnit, updateUnit, updateMunicipality } = PLACE_ROUTES
const field = (name: string) => screen.getByRole('textbox', { name })
const press = (name: string) => screen.getByRole('button', { name })
const close = () => undefined
const BOOK: Book = {
  ...{ municipalities: [], agencies: [], units: [], schedules: [], topics: [], topicGroups: [], routes: [] },
  ...{ mappings: [], catalogueVersions: [] },
}

async function open(node: React.ReactNode) {
  const shown = show(node)
  await screen.findAllByRole('dialog')
  await act(() => vi.dynamicImportSettled())
  return shown
}

it('says of a new unit what it lacks, and sends it when it is whole', async () => {
  network.serve(createUnit, () => ({ ok: true }))
  const { user } = await open(<UnitDialog row={null} agencyCode="shimsk" onClose={close} />)
  await user.click(press('Добавить'))
  expect(describedBy(field('Название'))).toEqual(['Напишите название: две буквы или больше'])
  expect(network.sentTo(createUnit)).toEqual([])
  await user.type(field('Название'), 'Отдел дорог')
  await user.click(press('Добавить'))
  const sent = { code: 'otdel-dorog', name: 'Отдел дорог', agencyCode: 'shimsk' }
  expect(network.sentTo(createUnit)).toEqual([sent])
})

it('changes a unit whose code is older than the rule for codes', async () => {
  network.serve(updateUnit, () => ({ ok: true }))
  const row = { code: 'Отдел/1', name: 'Отдел', agencyCode: 'shimsk', isActive: true }
  const { user } = await open(<UnitDialog row={row} agencyCode="shimsk" onClose={close} />)
  await user.type(field('Название'), ' дорог')
  await user.click(press('Сохранить'))
  expect(network.sentTo(updateUnit)).toEqual([{ name: 'Отдел дорог', before: { name: 'Отдел' } }])
})

it('says of a figure by which rule it is too much, and of what is none that it is none', async () => {
  network.serve(updateMunicipality, () => ({ ok: true }))
  const row = {
    ...{ code: 'shimsk', name: 'Шимский округ', shortName: 'Шимский', centre: 'Шимск' },
    ...{ population: 10_000, latitude: 58.2, longitude: 30.7, isActive: true },
  }
  const { user } = await open(<MunicipalityDialog row={row} onClose={close} />)
  await user.clear(field('Широта'))
  await user.type(field('Широта'), '91')
  await user.clear(field('Долгота'))
  await user.type(field('Долгота'), 'восток')
  await user.click(press('Сохранить'))
  expect(describedBy(field('Широта'))).toEqual(['Число должно быть не больше 90'])
  expect(describedBy(field('Долгота'))).toEqual(['Это не число'])
  expect(network.sentTo(updateMunicipality)).toEqual([])
})

it('adds a deadline rule that has a name and says how long', async () => {
  network.serve(DEADLINE_ROUTES.createRule, () => ({
    id: '00000000-0000-7000-8000-000000000001',
    version: 1,
  }))
  const { user } = await open(
    <RuleDialog rule={null} versions={[]} keys={['first_answer']} book={BOOK} onClose={close} />,
  )
  await user.type(field('Название'), 'Да')
  await user.clear(field('Сколько'))
  await user.click(press('Добавить'))
  expect(describedBy(field('Название'))).toEqual(['Напишите название: три буквы или больше'])
  expect(describedBy(field('Сколько'))).toEqual(['Укажите срок числом'])
  expect(network.sentTo(DEADLINE_ROUTES.createRule)).toEqual([])
  await user.type(field('Название'), ' или нет')
  await user.type(field('Сколько'), '4')
  await user.click(press('Добавить'))
  expect(network.sentTo(DEADLINE_ROUTES.createRule)).toEqual([
    {
      ...{ key: 'first_answer', name: 'Да или нет', match: {}, validFrom: null },
      limit: { clock: 'working_hours', minutes: 240 },
    },
  ])
})

it('adds a route that says of what and to whom', async () => {
  network.serve(TOPIC_ROUTES.addRoute, () => ({ ok: true }))
  const { user } = await open(<RouteDialog row={null} book={BOOK} onClose={close} />)
  await user.click(press('Добавить'))
  expect(screen.getAllByRole('alert').map((one) => one.textContent)).toEqual([
    'Выберите тематику или группу',
    'Выберите ведомство',
  ])
  expect(network.sentTo(TOPIC_ROUTES.addRoute)).toEqual([])
})
