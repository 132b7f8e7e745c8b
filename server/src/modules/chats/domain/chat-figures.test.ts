/** How well the rules read conversations they were not fitted on; docs/decisions/0033 tells the figures and the errors. */
import { describe, expect, it } from 'vitest'
import { figuresByClass, judgeClasses, macroF1, workFigures } from '../../../../test/chats/judge-classes.ts'
import { crowd, judgeReplies, shareRight } from '../../../../test/chats/judge-replies.ts'
import { readConversations } from '../../../../test/chats/read-conversations.ts'

const test = readConversations('test')
const rows = judgeClasses(test)

describe('classes of messages of the test half', () => {
  it('are measured on enough messages to say anything', () => {
    expect(test.length).toBeGreaterThanOrEqual(35)
    expect(rows.length).toBeGreaterThanOrEqual(400)
  })
  it('miss', () => {
    console.log(
      JSON.stringify({ by: figuresByClass(rows), macro: macroF1(rows), work: workFigures(rows) }, null, 1),
    )
    for (const together of [1, 4]) {
      const j = judgeReplies(crowd(test, together))
      console.log(
        together,
        j.answered,
        j.found / j.answered,
        shareRight(j.links),
        j.links.length,
        shareRight(j.links.filter((l) => l.certainty === 'sure')),
        j.links.filter((l) => l.certainty === 'sure').length,
      )
    }
  })
})
