import { isSameWords } from '@veche/contract/same-words.ts'
import { expect, it } from 'vitest'
import { buildFake, buildText } from './test-fake.ts'
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
  const t = (key: string, values: Record<string, string>) => `${key}${Object.values(values).join('')}`
  const card = buildFake({ claim: 'Закроют', truth: 'Идёт ремонт', verdict: 'fake' })
  const { reply, post } = draftTexts(card, { isCorrection: false, t })
  expect(reply).toBe('fakes.draft.says.fakeЗакроют Идёт ремонт.')
  expect(post).toContain(reply)
  expect(draftTexts(card, { isCorrection: true, t }).reply).toContain('fakes.draft.mistake')
  expect(draftTexts(buildFake({ verdict: 'fake' }), { isCorrection: false, t })).toEqual({
    reply: '',
    post: '',
  })
})
