import { expect, it } from 'vitest'
import { DETAIL_WORDS, VALUE_WORDS, VALUE_WORDS_EN } from '../journal/action-words.gen.ts'
import { findCodes, spellDetails } from './journal-details.ts'

const names = {
  ...{ fields: DETAIL_WORDS, values: VALUE_WORDS },
  places: new Map([['borovichi', 'Боровичский округ']]),
  formatMoment: (moment: Date) => moment.toISOString().slice(0, 10),
}

it.each([
  [
    { role: 'executor', scopeKind: 'municipality', scopeCode: 'borovichi' },
    'роль: Исполнитель; область: Муниципалитет; где: Боровичский округ',
  ],
  [{ fields: ['who', 'number'] }, 'поля: кто, вопрос'],
  [{ isActive: false, count: 5 }, 'включён: нет; сколько: 5'],
  [{ permission: 'users.manage' }, 'раздел: пользователи'],
  [{ kind: 'mute', reason: 'spam' }, 'вид: запретить писать; причина: спам или реклама'],
  [{ since: '2026-11-24T09:00:00Z' }, 'с: 2026-11-24'],
  // A field without a name and a code without words are for the support: they stand among the codes.
  [{ deputyId: 'x', role: 'unheard_of' }, ''],
  [{ scopeCode: 'nowhere' }, 'где: nowhere'],
  [null, ''],
])('says %j as the page does', (details, said) => {
  expect(spellDetails(details, names)).toBe(said)
})

const said = { values: [VALUE_WORDS, VALUE_WORDS_EN], objects: new Map() }

it.each([
  ['СПАМ или', { kind: ['spam'], reason: ['spam'] }],
  ['spam or', { kind: ['spam'], reason: ['spam'] }],
  // A code with a point stands in the words with a line.
  ['снятие второго', { permission: ['second_factor_reset', 'second.factor_reset', 'second_factor.reset'] }],
  ['нет таких слов', {}],
])('finds the codes that are said by «%s»', (words, codes) => {
  expect(Object.fromEntries(findCodes(words, said))).toEqual(codes)
})

it('finds a place by its code in each field that holds places', () => {
  const objects = new Map([
    ['municipality', ['borovichi']],
    ['agency', ['administration-borovichi']],
    ['channel', ['7']],
  ])
  const codes = ['borovichi', 'administration-borovichi']
  expect(Object.fromEntries(findCodes('Боровичский', { values: [], objects }))).toEqual({
    ...{ scopeCode: codes, municipalityCode: codes, agencyCode: codes },
  })
})
