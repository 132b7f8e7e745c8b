import { expect, it } from 'vitest'
import { orderedStems } from '../tokens.ts'
import { LEXICON_DEEDS, LEXICON_THINGS } from './lexicon.ts'
import { buildWordSenses, compareSenses, senseOf } from './word-senses.ts'

const senses = buildWordSenses()
const read = (text: string) => senseOf(senses, new Set(orderedStems(text)), () => 1)
const near = (one: string, other: string) => compareSenses(senses, read(one), read(other)).all

it.each([
  ['роддом закроют', 'роженицам ехать с новорождённым в область', 'автобус не пришёл'],
  ['нет отопления', 'батареи ледяные, спим в шубах', 'собаки покусали ребёнка'],
  ['роддом', 'акушерка и схватки', 'светофор на перекрёстке'],
])('«%s» is nearer to «%s», without a word in common, than to «%s»', (one, same, other) => {
  expect(near(one, same)).toBeGreaterThan(0.1)
  expect(near(one, same)).toBeGreaterThan(3 * near(one, other))
})

it('calls a text wholly like itself, and nothing like what no line knows', () => {
  expect(near('роддом закроют', 'роддом закроют')).toBeCloseTo(1)
  expect(near('роддом закроют', 'абырвалг')).toBe(0)
  expect(near('', '')).toBe(0)
})

it('hears of a word that no line has what the words of its root say, more quietly', () => {
  const made = buildWordSenses([[{ kind: 'thing', phrases: [['щщдорож'], ['щщдорожн']], weight: 1 }]])
  const said = (stem: string) => Math.max(0, ...senseOf(made, [stem], () => 1).weights.values())
  expect(said('щщдорож')).toBe(1)
  expect(said('щщдорожит')).toBeCloseTo(0.6)
  expect(said('щщдым')).toBe(0)
})

it('says less of each sense by a word that has many, and by a word of a phrase', () => {
  const made = buildWordSenses([
    [{ kind: 'thing', phrases: [['щщодин'], ['щщдва', 'щщтри']], weight: 1 }],
    [{ kind: 'thing', phrases: [['щщдва']], weight: 1 }],
  ])
  const weightsOf = (stem: string) => [...(made.of.get(stem)?.weights ?? [])]
  expect(weightsOf('щщодин')).toEqual([1])
  expect(weightsOf('щщтри')).toEqual([0.5])
  expect(weightsOf('щщдва')).toEqual([0.5, 1].map((weight) => Math.fround(weight / Math.SQRT2)))
})

it('has names and words around for each thing, and several ways to say each deed', () => {
  expect(LEXICON_THINGS.filter(({ names, around }) => names.length < 3 || around.length < 3)).toEqual([])
  expect(LEXICON_DEEDS.filter((ways) => ways.length < 5)).toEqual([])
})
