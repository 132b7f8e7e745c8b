import { describe, expect, it } from 'vitest'
import { createRandom } from '../random.ts'
import { accusative, fillTemplate, locative } from '../residents/fill.ts'
import { misspell } from '../residents/wear.ts'
import { phrasebook } from '../testing.ts'

const { livestreams, rumours } = phrasebook
const topical = [...phrasebook.complaints, ...phrasebook.questions, ...phrasebook.dangers]
const { topics, talk, details, joins, receipts, asksBack, ...chatTexts } = phrasebook.chats
/** In chats the same few words are said by everybody: these repeat. */
const shortWords = [...joins, ...details, ...rumours.talk, ...talk.flat(), ...chatTexts.afterAnswer]
const chatTemplates = [
  ...topics.flatMap(({ complaints, questions, answers }) => [...complaints, ...questions, ...answers]),
  ...Object.entries(chatTexts).flatMap(([name, texts]) => (name === 'afterAnswer' ? [] : texts)),
]
const rumourTemplates = [
  ...rumours.rumours.flatMap(({ claims, details: told, nearMisses, denials, refutation }) => [
    ...[...claims, ...told, ...nearMisses, ...denials],
    ...[refutation.reply, refutation.post],
  ]),
  ...[...rumours.doubts, ...rumours.asks, ...rumours.relieved],
]
const templates = [
  ...rumourTemplates,
  ...chatTemplates,
  ...topical.flatMap(({ texts }) => texts),
  ...Object.values(phrasebook.talk).flat(),
  ...phrasebook.posts,
  ...livestreams.streams.flatMap(({ announcement, questions }) => [
    announcement,
    ...questions.flatMap(({ texts }) => texts),
  ]),
  ...livestreams.greetings,
  ...livestreams.thanks,
]

describe('the texts of the region', () => {
  it('are many and not repeated', () => {
    expect(templates.length).toBeGreaterThanOrEqual(450)
    expect(new Set(templates).size).toBe(templates.length)
  })

  it('can all be filled in every municipality, for him and for her', () => {
    for (const place of phrasebook.places) {
      for (const [index, template] of [...templates, ...shortWords].entries()) {
        const sex = index % 2 === 0 ? 1 : 2
        const setting = { place, town: 'Городок', sex, style: phrasebook.style } as const
        const text = fillTemplate(template, setting, createRandom(`${place.code} ${index}`))
        expect(text, template).not.toMatch(/[{}[\]|]|undefined/u)
        expect(text, template).not.toMatch(/\s{2}|\s[,.]/u)
      }
    }
  })

  it('hold no telephone number, address of the net or mail', () => {
    const all = [
      ...templates,
      ...shortWords,
      ...receipts,
      ...asksBack,
      ...rumours.heard,
      ...JSON.stringify(rumours.rumours).split('","'),
      ...JSON.stringify(phrasebook.answers).split('","'),
    ]
    for (const text of all) expect(text).not.toMatch(/https?:|www\.|@|\d[\d\s()-]{6,}\d/u)
  })

  it('of a chat name the street in the answer where they name it in the question', () => {
    const isPlaced = (text: string) => /\{(?:atHouse|onStreet|street|theStreet|address)\}/u.test(text)
    for (const { topic, complaints, questions, answers } of topics) {
      const asked = [...complaints, ...questions].some(isPlaced)
      for (const text of answers) if (!isPlaced(text)) expect(asked, `${topic}: ${text}`).toBe(false)
    }
  })

  it('refuse a place that is not known', () => {
    const place = phrasebook.places[0]
    if (!place) throw new Error('no places')
    const setting = { place, town: 'Городок', sex: 1, style: phrasebook.style } as const
    expect(() => fillTemplate('Яма {onMars}', setting, createRandom('x'))).toThrow('unknown place {onMars}')
  })
})

describe('words', () => {
  it.each([
    ['Школьная', 'Школьной'],
    ['Большая Санкт-Петербургская', 'Большой Санкт-Петербургской'],
    ['Ленина', 'Ленина'],
    ['1 Мая', '1 Мая'],
  ])('%s stands as %s after «на»', (street, expected) => {
    expect(locative(street)).toBe(expected)
  })

  it.each([
    ['Школьная', 'Школьную'],
    ['Большая Санкт-Петербургская', 'Большую Санкт-Петербургскую'],
    ['Ленина', 'Ленина'],
  ])('%s is cleaned as %s', (street, expected) => {
    expect(accusative(street)).toBe(expected)
  })

  it('after a verb or a preposition that asks for it the street stands in that case', () => {
    const asking = /(?:чист\S*|отремонтир\S*|прогрейд\S*|раскоп\S*|через) \{street\}/iu
    expect(templates.filter((template) => asking.test(template))).toEqual([])
    const [place] = phrasebook.places
    const setting = { place: place!, town: 'Городок', sex: 1, style: phrasebook.style } as const
    const at = { street: 'Школьная', house: '7' }
    const said = new Set(
      ['a', 'b', 'c', 'd', 'e'].map((seed) =>
        fillTemplate('По какому графику чистят {theStreet}?', { ...setting, at }, createRandom(seed)),
      ),
    )
    expect([...said].sort()).toEqual([
      'По какому графику чистят ул. Школьную?',
      'По какому графику чистят улицу Школьную?',
    ])
  })

  it('a slip changes one long word and no number', () => {
    const text = 'Яма на Ленина, 15 уже вторую неделю'
    for (let index = 0; index < 50; index += 1) {
      const slipped = misspell(text, createRandom(String(index)))
      expect(slipped.match(/\d+/gu)).toEqual(['15'])
      expect(Math.abs(slipped.length - text.length)).toBeLessThanOrEqual(1)
    }
  })
})
