import { describe, expect, it } from 'vitest'
import { emptySelection, extendRows, selectedIn, toggleRow } from './selection.ts'

const NEW = '/desk/new'
const ALL = '/desk/all'
const IDS = ['1', '2', '3', '4']

describe('rows chosen for one action', () => {
  const chosen = extendRows(toggleRow(emptySelection(NEW), IDS, '1'), IDS, '3')

  it('are taken one by one or up to a row', () => {
    expect(selectedIn(chosen, NEW, IDS)).toEqual(['1', '2', '3'])
    expect(selectedIn(toggleRow(chosen, IDS, '2'), NEW, IDS)).toEqual(['1', '3'])
    expect(selectedIn(extendRows(toggleRow(emptySelection(NEW), IDS, '4'), IDS, '2'), NEW, IDS)).toEqual([
      '2',
      '3',
      '4',
    ])
  })

  it('are of one list: another one that holds the same rows has none chosen', () => {
    expect(selectedIn(chosen, ALL, [...IDS, '5'])).toEqual([])
  })

  it('go with their row: a card that the list does not hold is never chosen', () => {
    expect(selectedIn(chosen, NEW, ['2', '4'])).toEqual(['2'])
    for (const choose of [toggleRow, extendRows]) expect(choose(chosen, IDS, 'elsewhere')).toBe(chosen)
  })
})
