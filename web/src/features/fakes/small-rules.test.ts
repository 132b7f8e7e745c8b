import { expect, it } from 'vitest'
import { lastChange } from './card/last-change.ts'
import { linkProblem } from './card/links.ts'
import { publishedIn, stepLeft, totalLeft } from './clocks/fake-time.ts'
import { hungriestStep, lastDays, shareOf } from './list/period-figures.ts'
import { reachCurve } from './places/reach-curve.ts'
import { parseMarks, serialiseMarks } from './publication/use-marks.ts'
import { at, buildFake, buildOpinion, buildText, ms } from './test-fake.ts'
import { fitText, wrapLines } from './text/picture-text.ts'

it('warns in the last quarter of the whole time and is late after it', () => {
  const fake = buildFake()
  expect(totalLeft(fake, ms(119))).toEqual({ state: 'ontime', ms: 121 * 60_000 })
  expect(totalLeft(fake, ms(180))?.state).toBe('attention')
  expect(totalLeft(fake, ms(241))?.state).toBe('late')
  expect(totalLeft(buildFake({ step: 'dropped' }), ms(1))).toBeNull()
})

it('counts a publication from the signal', () => {
  expect(publishedIn(buildFake({ publishedAt: at(230) }))).toEqual({ state: 'done', ms: 230 * 60_000 })
  expect(publishedIn(buildFake({ publishedAt: at(250) }))?.state).toBe('late')
  expect(totalLeft(buildFake({ publishedAt: at(230) }), ms(999))).toBeNull()
})

it('has no time of a step where no clock runs', () => {
  expect(stepLeft(buildFake(), ms(0))).toBeNull()
  expect(stepLeft(buildFake({ stepDueAt: at(8) }), ms(0))?.state).toBe('attention')
})

it('knows who touched the card last', () => {
  const opinions = [buildOpinion({ userId: 'Павел Синицын', at: at(100) })]
  expect(
    lastChange(buildFake({ opinions, texts: [buildText({ decidedAt: null, decidedByName: null })] })),
  ).toEqual({
    at: at(150),
    name: 'Ирина Рогова',
  })
  expect(lastChange(buildFake())).toBeNull()
})

it('counts days with today and takes no share of nothing', () => {
  expect(lastDays('2026-03-02', 7)).toEqual({ from: '2026-02-24', to: '2026-03-02' })
  expect(shareOf(0, 0)).toBeNull()
  expect(shareOf(9, 10)).toEqual({ share: 0.9, state: 'attention' })
})

it('says which step ate the time', () => {
  const step = (name: 'facts' | 'text', lateCount: number, medianMinutes: number) => ({
    step: name,
    lateCount,
    medianMinutes,
  })
  expect(hungriestStep([step('facts', 2, 70), step('text', 3, 20)])?.step).toBe('text')
  expect(hungriestStep([step('facts', 0, 70)])).toBeNull()
})

it('draws views from the left edge to the right, the most at the top', () => {
  const reach = [
    { at: at(0), views: 0 },
    { at: at(50), views: 100 },
    { at: at(100), views: 400 },
  ]
  expect(reachCurve(reach, { width: 200, height: 40 })?.line).toBe('M0 40 L100 30 L200 0')
  expect(reachCurve(reach.slice(0, 1), { width: 200, height: 40 })).toBeNull()
})

it('breaks words into lines and takes the largest letters that fit', () => {
  const measure = (text: string, size = 1) => text.length * size
  expect(wrapLines('раз два три', 7, measure)).toEqual(['раз два', 'три'])
  const room = { width: 20, height: 12, sizes: [4, 2], leading: 1 }
  expect(fitText('раз два три', room, measure)).toEqual({ size: 4, lines: ['раз', 'два', 'три'] })
  expect(fitText('раз два три четыре', room, measure).size).toBe(2)
  expect(fitText('раз два', { ...room, width: 8, height: 2, sizes: [2] }, measure).lines).toEqual(['раз…'])
})

it('takes addresses of the web only', () => {
  expect(linkProblem('https://vk.example/wall-1')).toBeNull()
  expect(linkProblem('javascript:alert(1)')).toBe('wrong')
  expect(linkProblem('слух')).toBe('wrong')
})

it('keeps what a person has marked and unmarked', () => {
  const marks = new Map([
    ['0197-a', true],
    ['0197-b', false],
  ])
  expect(parseMarks(serialiseMarks(marks))).toEqual(marks)
  expect(parseMarks(null)).toEqual(new Map())
})
