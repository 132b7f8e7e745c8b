// @vitest-environment jsdom
/** A row of the directory is held against the contract before it is sent, a new one and a change of one. */

import { screen } from '@testing-library/react'
import { PLACE_ROUTES } from '@veche/contract/routes/admin/places.ts'
import { expect, it } from 'vitest'
import { describedBy } from '../../testing/described.ts'
import { fakeNetworkForEach } from '../../testing/fake-network.ts'
import { show } from '../../testing/show.tsx'
import { UnitDialog } from './agencies/UnitDialog.tsx'
import { MunicipalityDialog } from './MunicipalityDialog.tsx'
import { MUNICIPALITY, UNIT } from './schemas.ts'

const network = fakeNetworkForEach()
const { createUnit, updateUnit, updateMunicipality } = PLACE_ROUTES
const field = (name: string) => screen.getByRole('textbox', { name })
const press = (name: string) => screen.getByRole('button', { name })
const close = () => undefined

async function open(node: React.ReactNode) {
  await Promise.all([UNIT, MUNICIPALITY].flatMap(({ created, changed }) => [created(), changed()]))
  const shown = show(node)
  await screen.findByRole('dialog')
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
