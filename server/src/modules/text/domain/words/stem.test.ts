import { describe, expect, it } from 'vitest'
import { stemWord } from './stem.ts'

describe('stemWord', () => {
  it.each([
    ['яма', 'ямы', 'ямами', 'ямах'],
    ['фонарь', 'фонари', 'фонарей', 'фонарями'],
    ['дорога', 'дороги', 'дорогу', 'дорогами'],
    ['холодная', 'холодные', 'холодными', 'холодную'],
    ['отопление', 'отопления', 'отоплением', 'отоплению'],
    ['горит', 'горят'],
    ['квитанция', 'квитанции', 'квитанций', 'квитанциями'],
  ])('gives one stem to the forms of «%s»', (...forms) => {
    expect(new Set(forms.map(stemWord)).size).toBe(1)
  })

  it.each([
    ['мост', 'место'],
    ['парк', 'парковка'],
    ['вода', 'водитель'],
    ['новгород', 'новгородский'],
  ])('keeps «%s» and «%s» apart', (one, other) => {
    expect(stemWord(one)).not.toBe(stemWord(other))
  })

  it.each(['', 'в', 'жкх', 'vk', '106', 'ъ'])('leaves «%s» as it is', (word) => {
    expect(stemWord(word)).toBe(word)
  })
})
