import { expect, it } from 'vitest'
import { tagKey, tagsIn, withoutTag } from './tag.ts'

it('finds tags however they are typed', () => {
  expect(tagsIn('#ЭфирБоровичи когда?')).toEqual(['эфирборовичи'])
  expect(tagsIn('Вопрос,#эфир_2026! И ещё #эфир_2026')).toEqual(['эфир_2026'])
  expect(tagsIn('Тёплый вопрос #Эфирёлки@borovichi')).toEqual(['эфирелки'])
})

it('takes nothing else for a tag', () => {
  expect(tagsIn('дом #5, кв. #12, улица#эфир, ##эфир, https://example.org/a#эфир эфир')).toEqual([])
  expect(tagsIn(`#${'э'.repeat(51)}`)).toEqual([])
})

it('takes the tag out of the words and leaves the rest', () => {
  expect(withoutTag('#эфирборовичи Когда включат воду?', 'эфирборовичи')).toBe('Когда включат воду?')
  expect(withoutTag('Когда включат #ЭФИРБОРОВИЧИ воду #эфирборовичи?', 'эфирборовичи')).toBe(
    'Когда включат воду?',
  )
  expect(withoutTag('Вода\n#эфирборовичи\n#другой', 'эфирборовичи')).toBe('Вода\n\n#другой')
  expect(withoutTag('#эфирборовичи', tagKey('ЭфирБоровичи'))).toBe('')
})
