/** How well the rules read conversations they were not fitted on; docs/decisions/0033 tells the figures and the errors. */
import { describe, expect, it } from 'vitest'
import {
  figuresByClass,
  judgeClasses,
  macroF1,
  workFigures,
} from '../../../../../test/chats/judge-classes.ts'
import { crowd, judgeReplies, shareRight } from '../../../../../test/chats/judge-replies.ts'
import { readConversations } from '../../../../../test/chats/read-conversations.ts'

const test = readConversations('test')

/** The floors are a little below what was measured: they catch a rule that got worse, not a changed word. */
describe('classes of messages of the test half', () => {
  const rows = judgeClasses(test)
  const byClass = figuresByClass(rows)

  it('are measured on enough messages to say anything', () => {
    expect(test.length).toBeGreaterThanOrEqual(38)
    expect(rows.length).toBeGreaterThanOrEqual(420)
  })

  it('are right for all classes alike', () => {
    expect(macroF1(rows)).toBeGreaterThan(0.86)
  })

  it('miss few dangers and cry wolf seldom', () => {
    expect(byClass.danger.recall).toBeGreaterThan(0.9)
    expect(byClass.danger.precision).toBeGreaterThan(0.8)
  })

  it('open work for what asks for it and not for talk', () => {
    const work = workFigures(rows)

    expect(work.recall).toBeGreaterThan(0.9)
    expect(work.precision).toBeGreaterThan(0.82)
    expect(work.f1).toBeGreaterThan(0.86)
  })

  it.each([
    ['question', 0.83],
    ['complaint', 0.75],
    ['rumour', 0.75],
    ['thanks', 0.9],
    ['talk', 0.91],
    ['spam', 0.89],
    ['breach', 0.9],
  ] as const)('find %s', (name, floor) => {
    expect(byClass[name].f1).toBeGreaterThan(floor)
  })
})

describe('replies of officials of the test half', () => {
  it.each([
    ['one conversation at a time', 1],
    ['four conversations in one chat at the same time', 4],
  ])('are linked to their questions: %s', (_, together) => {
    const { answered, found, links } = judgeReplies(crowd(test, together))

    expect(answered).toBeGreaterThanOrEqual(100)
    expect(found / answered).toBeGreaterThan(0.9)
    expect(shareRight(links)).toBeGreaterThan(0.93)
  })
})

/** Written when the rules stood: the better guess of what a real chat gives. */
describe('conversations written after the rules', () => {
  const later = readConversations('later')

  it('open work for most of what asks for it', () => {
    expect(workFigures(judgeClasses(later)).f1).toBeGreaterThan(0.8)
  })
})

/** A wrong link that closes a question costs a resident the answer: a person confirms each one, see decision 0044. */
describe('links in talks of twenty other authors', () => {
  const { links, answered, found } = judgeReplies([
    ...readConversations('others'),
    ...readConversations('others-tuning'),
  ])

  it('never close a question by themselves', () => {
    expect(links.filter(({ certainty }) => certainty === 'sure')).toEqual([])
  })

  it('name the right question in most proposals', ({ annotate }) => {
    void annotate(`right: ${shareRight(links)} of ${links.length}; found: ${found} of ${answered} answers`)
    expect(links.length).toBeGreaterThan(3000)
    expect(shareRight(links)).toBeGreaterThan(0.84)
    expect(found / answered).toBeGreaterThan(0.6)
  })
})

/** Every second of the conversations with dangers and what only looks like one: no rule was fitted on these. */
describe('dangers of the fresh half', () => {
  const fresh = readConversations('fresh')
  const rows = judgeClasses(fresh)
  const { danger } = figuresByClass(rows)

  it('are enough to say anything', () => {
    expect(rows.filter(({ label }) => label === 'danger').length).toBeGreaterThanOrEqual(78)
    expect(rows.length).toBeGreaterThanOrEqual(270)
  })

  it('are found, and seldom cried where there is none', () => {
    expect(danger.recall).toBeGreaterThan(0.85)
    expect(danger.precision).toBeGreaterThan(0.8)
  })
})
