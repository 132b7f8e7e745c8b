import { QueryClient } from '@tanstack/react-query'
import { expect, it } from 'vitest'
import { renderRussian } from '../../../locales/render-russian.tsx'
import { type Livestream, type Replies, repliesQuery, type Telling } from '../stream/livestreams.queries.ts'
import { buildTelling } from '../testing/tellings.ts'
import { RepliesPanel } from './RepliesPanel.tsx'

function render(tellings: Telling[], places: number): string {
  const client = new QueryClient()
  const replies: Replies = {
    ...{ canSend: true, template: '', correctionTemplate: '', tellings, places, unreachable: 0 },
    ...{
      lacking: [],
      refusalCode: null,
      counts: { sent: 0, waiting: 0, unknown: 0, failed: 0 },
      problems: [],
    },
  }
  client.setQueryData(repliesQuery('l1').queryKey, replies)
  return renderRussian(<RepliesPanel stream={{ id: 'l1' } as unknown as Livestream} />, client)
}

it('names each question whose answer is ready and was not sent, with its places and why it was left', () => {
  const html = render(
    [
      buildTelling({ questionId: 'q5', questionNumber: 5 }),
      buildTelling({ questionId: 'q11', questionNumber: 11, remark: 'joined' }),
      buildTelling({ questionId: 'q2', questionNumber: 2, kind: 'correction' }),
    ],
    6,
  )
  const list = /aria-label="Готово и не отправлено">(.*?)<\/ul>/.exec(html)?.[1] ?? ''
  expect(list).toMatch(
    /№ 5<.*ответ готов и не отправлен.*ждут в 3 местах.*№ 11<.*слова двоих.*ждут в 3 местах/,
  )
  expect(list).not.toContain('№ 2<')
})

it('names the first of many, and how many more there are', () => {
  const html = render(
    Array.from({ length: 23 }, (_, no) => buildTelling({ questionId: `q${no}`, questionNumber: no + 1 })),
    69,
  )
  expect(html).toContain('и ещё 3 вопроса')
})
