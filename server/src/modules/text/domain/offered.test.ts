import { expect, it } from 'vitest'
import { readStartingCatalogue } from '../testing/starting-data.ts'
import { compileCatalogue } from './catalogue.ts'
import { chooseOffered } from './offered.ts'
import { suggest } from './suggest.ts'

const source = readStartingCatalogue()
const catalogue = compileCatalogue(source)
const text = 'На Поперечной 8 столб не горит вторую неделю'
const found = suggest(catalogue, { text, facts: { channelMunicipalityCode: 'staraya-russa' } })
const { topics, municipalities } = source
const without = (code: string) => topics.filter((topic) => topic.code !== code)

it('changes nothing while everything is offered', () => {
  expect(chooseOffered(found, { topics, municipalities, mappings: [] })).toEqual(found)
})

it('suggests what a closed topic became, with the group of that', () => {
  const next = { code: 'lamps', groupCode: 'energy' }
  const mappings = [{ oldCode: 'roads.lighting', newCode: 'lamps' }]
  const kept = chooseOffered(found, {
    topics: [...without('roads.lighting'), next],
    municipalities,
    mappings,
  })

  expect(kept.topic).toEqual({ ...found.topic, ...next })
})

it('passes on to the next likely topic when a closed one became nothing, and names no place that is off', () => {
  const kept = chooseOffered(found, { topics: without('roads.lighting'), municipalities: [], mappings: [] })

  expect(kept.topic?.code).toBe(found.alternatives[0]?.code)
  expect(kept.municipality).toBeNull()
})
