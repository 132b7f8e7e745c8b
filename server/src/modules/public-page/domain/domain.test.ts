import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findProblems, NOTHING_ENTERED, readPoint } from './asked.ts'
import { composeText, composeVerdict } from './compose-text.ts'
import { html } from './html.ts'
import { isClosed, publicStateOf } from './public-state.ts'
import { chooseLanguage, wordsOf } from './words.ts'

describe('html', () => {
  it('leaves no sign by which a value could become a tag or end an attribute', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const { text } = html`<p title="${value}">${value}</p>`
        expect(text.slice('<p title="'.length, -'</p>'.length)).not.toMatch(/[<'](?!p)|"(?!>)/)
      }),
    )
  })

  it('takes what was made by itself as it is, and lists one after another', () => {
    const items = ['a', '<'].map((item) => html`<li>${item}</li>`)
    expect(html`<ul>${items}${null}${false}${undefined}${0}</ul>`.text).toBe(
      '<ul><li>a</li><li>&lt;</li>0</ul>',
    )
  })
})

describe('what was entered', () => {
  const known = { municipalities: [{ code: 'a' }], groups: [{ code: 'g' }] }
  const good = { ...NOTHING_ENTERED, text: 'Не горит фонарь', municipality: 'a', hasConsent: true }

  it('needs words, a place and consent, and nothing else', () => {
    expect(findProblems(good, known)).toEqual([])
    expect(findProblems(NOTHING_ENTERED, known).map(({ field }) => field)).toEqual([
      'text',
      'municipality',
      'consent',
    ])
  })

  it.each([
    ['58.5', '31.2', { latitude: 58.5, longitude: 31.2 }],
    ['', '', null],
    ['91', '0', null],
    ['north', '0', null],
    ['0', '', null],
  ])('reads %s, %s as %o', (latitude, longitude, point) => {
    expect(readPoint(latitude, longitude)).toEqual(point)
  })
})

it('stands with what was chosen under the words', () => {
  const chosen = { municipality: 'Боровичский округ', address: 'Садовая, 5', topic: 'ЖКХ' }
  expect(composeText(' Темно ', chosen)).toBe('Темно\n\nМесто: Боровичский округ, Садовая, 5\nТема: ЖКХ')
  expect(composeText('Темно', { municipality: null, address: null, topic: null })).toBe('Темно')
  expect(composeText('It is dark', chosen, 'en')).toBe(
    'It is dark\n\nPlace: Боровичский округ, Садовая, 5\nTopic: ЖКХ',
  )
  expect([composeVerdict('Нет', ' темно '), composeVerdict('Да', ''), composeVerdict(null, 'а')]).toEqual([
    'Нет. темно',
    'Да',
    'а',
  ])
})

it('tells of the work what a resident needs', () => {
  expect([publicStateOf(null), publicStateOf('approval'), publicStateOf('archived')]).toEqual([
    'received',
    'in_work',
    'done',
  ])
  expect([isClosed('done'), isClosed('dismissed'), isClosed('answered')]).toEqual([true, true, false])
})

it.each([
  [undefined, undefined, 'ru'],
  ['en', 'ru', 'en'],
  ['xx', 'en-GB,en;q=0.9', 'en'],
  [undefined, 'ru,en;q=0.8', 'ru'],
  [undefined, 'de,en;q=0.8', 'en'],
  [undefined, 'de', 'ru'],
])('speaks by %s and %s in %s', (asked, accepted, language) => {
  expect(chooseLanguage(asked, accepted)).toBe(language)
})

it('has no words left untranslated', () => {
  const [ru, en] = [wordsOf('ru'), wordsOf('en')]
  for (const [key, word] of Object.entries(ru))
    if (typeof word === 'string' && key !== 'other') expect([key, /[а-я]/i.test(word)]).toEqual([key, true])
  for (const [key, word] of Object.entries(en))
    if (typeof word === 'string' && key !== 'other') expect([key, /[а-я]/i.test(word)]).toEqual([key, false])
})
