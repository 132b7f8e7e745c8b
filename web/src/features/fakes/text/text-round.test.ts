import { speaksOfMistake } from '@veche/contract/rules/correction-words.ts'
import { isSameWords } from '@veche/contract/rules/same-words.ts'
import { VERDICTS } from '@veche/contract/values/fakes.ts'
import { expect, it } from 'vitest'
import { buildFake, buildText } from '../test-fake.ts'
import { draftTexts, refutedText, textOfRound } from './text-round.ts'

const published = buildText({ isPublished: true })
const correcting = buildFake({ step: 'text', publishedAt: '2026-11-23T09:00:00.000Z', texts: [published] })

it('begins a correction with nothing of what it corrects', () => {
  expect(refutedText(correcting)).toBe(published)
  expect(textOfRound(correcting)).toBeNull()
  const sentBack = buildText({ no: 2, decision: 'sent_back' })
  const again = buildFake({ ...correcting, texts: [published, sentBack] })
  expect(textOfRound(again)).toBe(sentBack)
  expect(refutedText(again)).toBe(published)
})

it('takes back nothing where nothing was published, or it stands', () => {
  const first = buildFake({ step: 'text', texts: [buildText({ decision: 'sent_back' })] })
  expect(refutedText(first)).toBeNull()
  expect(textOfRound(first)?.no).toBe(1)
  expect(refutedText(buildFake({ ...correcting, step: 'watch' }))).toBeNull()
})

it('knows the same words in other clothes', () => {
  expect(isSameWords('Роддом  работает.', 'роддом — РАБОТАЕТ')).toBe(true)
  expect(isSameWords('Роддом работает', 'Роддом не работает')).toBe(false)
})

it('drafts the texts from what is known, and nothing from nothing', () => {
  const card = buildFake({ claim: 'Закроют', truth: 'Идёт ремонт', verdict: 'fake' })
  const { reply, post } = draftTexts(card)
  expect(reply).toBe('Слух неверен. Идёт ремонт.')
  expect(post).toContain(reply)
  expect(draftTexts(buildFake({ verdict: 'fake' }))).toEqual({ reply: '', post: '' })
})

/** Behind the words of our mistake, and where nobody quotes the rumour, «Это искажение» would be of our own words. */
it('names the rumour in the draft of each verdict, and speaks of our mistake in none', () => {
  const card = buildFake({ claim: 'Роддом закроют', truth: 'Роддом закрывают на мойку' })
  for (const verdict of VERDICTS) {
    const { reply, post } = draftTexts({ ...card, verdict })
    expect(reply).toMatch(/^(?:Слух |Опровергать было нечего)/u)
    for (const words of [reply, post]) {
      expect(speaksOfMistake(words)).toBe(false)
      // Residents read it: no language of an interface gets into it.
      expect(words).not.toMatch(/[a-z]/i)
    }
  }
})
