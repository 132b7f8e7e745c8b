import { expect, it } from 'vitest'
import { choosePagesLeftOut } from './pages-left-out.ts'

const page = (municipalityCode: string) => ({ surface: 'post' as const, municipalityCode })
const chat = (municipalityCode: string) => ({ surface: 'chat' as const, municipalityCode })
const away = ['a', 'b', 'c'].map((municipalityCode) => ({ municipalityCode }))
const codes = (offered: Parameters<typeof choosePagesLeftOut>[1]) =>
  choosePagesLeftOut(away, offered).map(({ municipalityCode }) => municipalityCode)

it('names pages of the municipalities that the text goes to, and no others', () => {
  const offered = [page('a'), page('b'), chat('a')]
  expect(codes({ offered, chosen: [page('a')] })).toEqual(['a'])
})

it('names the page of a municipality that had no other to choose, when the text goes to all that had one', () => {
  const offered = [page('a'), page('b')]
  expect(codes({ offered, chosen: offered })).toEqual(['a', 'b', 'c'])
})

it('names none of a text to chats alone, but where there was no page to choose', () => {
  expect(codes({ offered: [page('a'), chat('a')], chosen: [chat('a')] })).toEqual([])
  expect(codes({ offered: [chat('a'), chat('b')], chosen: [chat('b')] })).toEqual(['b'])
})
