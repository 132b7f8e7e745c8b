// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { show } from '../../../testing/show.tsx'
import { buildDuty } from '../testing/duty.ts'
import type { Duty } from './duty.queries.ts'
import { StreetNotice } from './StreetNotice.tsx'

function open(changes: Partial<Duty>) {
  const onPlace = vi.fn()
  const duty = { ...buildDuty(null), street: 'Мира ул.', ...changes }
  return { ...show(<StreetNotice duty={duty} onPlace={onPlace} />), onPlace }
}

it('says that no route names the street and whose answer is shown instead', () => {
  open({ streetPlaces: [] })
  screen.getByText(/Улицы «Мира ул\.» нет в маршрутах: показываем, кто отвечает по всему муниципалитету/)
})

it('asks which one where several municipalities have it, and goes there by one touch', async () => {
  const { user, onPlace } = open({
    municipalityCode: null,
    municipalityBy: null,
    streetPlaces: ['sady', 'gory'],
  })
  screen.getByText('Улица «Мира ул.» есть в нескольких местах. В каком?')
  const [first] = screen.getAllByRole('button')
  if (first) await user.click(first)
  expect(onPlace).toHaveBeenCalledWith('sady')
})

it.each<[string, Partial<Duty>]>([
  ['no street was asked for', { street: null, streetPlaces: null }],
  [
    'the street is of the place that was chosen',
    { municipalityBy: 'chosen', streetPlaces: ['sady', 'gory'] },
  ],
])('says nothing where %s', (_where, changes) => {
  open(changes)
  expect(screen.queryByText(/улиц/iu)).toBeNull()
})
