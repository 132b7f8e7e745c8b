import { expect, it } from 'vitest'
import { renderRussian } from '../../../locales/render-russian.tsx'
import { createAirStore } from '../commands/store.ts'
import { AirContext } from '../commands/use-air.ts'
import type { Livestream, Replies, Telling } from '../stream/livestreams.queries.ts'
import { buildTelling } from '../testing/tellings.ts'
import { RepliesDialog } from './RepliesDialog.tsx'

const nothing = () => undefined

function render(tellings: Telling[], kind: Telling['kind'] = 'on_air'): string {
  const store = createAirStore({ userId: 'u1', livestreamId: 'l1' })
  const replies = {
    ...{ template: '{ответ} {тайм-код} {ссылка}', correctionTemplate: 'Поправка: {ответ}', tellings },
  } as unknown as Replies
  return renderRussian(
    <AirContext value={{ store, press: () => '', undo: nothing, type: () => '', refresh: nothing }}>
      <RepliesDialog
        stream={{ id: 'l1' } as unknown as Livestream}
        replies={replies}
        kind={kind}
        onClose={nothing}
      />
    </AirContext>,
  )
}

it('shows every text as its authors will read it, with its question and everywhere it goes', () => {
  const html = render([
    buildTelling({ questionId: 'q2', questionNumber: 2 }),
    buildTelling({ questionId: 'q3', questionNumber: 3, question: 'Где автобус?', answer: 'Будет в мае.' }),
  ])
  for (const words of ['№ 2', 'В среду. 2:05 https://vk.com', '№ 3', 'Где автобус?', 'Будет в мае. 2:05'])
    expect(html).toContain(words)
  expect(html.match(/Боровичи · комментарий/g)).toHaveLength(2)
  expect(html).toContain('2 автора')
  expect(html).toContain('Отправить: 6')
})

it('ticks no line that two wrote, that was left or that breaks off, and says why', () => {
  const html = render([
    buildTelling({ questionId: 'q1', questionNumber: 1 }),
    buildTelling({ questionId: 'q2', questionNumber: 2, remark: 'joined' }),
    buildTelling({ questionId: 'q3', questionNumber: 3, remark: 'unfinished' }),
    buildTelling({ questionId: 'q4', questionNumber: 4, remark: 'cut_off' }),
  ])
  expect(html.match(/type="checkbox"[^>]*checked=""/g)).toHaveLength(1)
  expect(html).toContain('Отправить: 3')
  for (const why of ['слова двоих', 'не дописан', 'обрывается']) expect(html).toContain(why)
})

it('blames nobody before anything was pressed, though nothing is ticked yet', () => {
  const html = render([buildTelling({ questionId: 'q1', questionNumber: 1, remark: 'cut_off' })])
  expect(html).toContain('Отправить: 0')
  expect(html).not.toMatch(/field-e|Отметьте хотя бы/)
})

it('shows a correction beside what its authors have got, and nothing that is no correction', () => {
  const html = render(
    [
      buildTelling({ questionId: 'q1', questionNumber: 1 }),
      buildTelling({ questionId: 'q2', questionNumber: 2, kind: 'correction', told: ['В пятницу'] }),
    ],
    'correction',
  )
  for (const words of ['Отправить поправку', 'Поправка: В среду.', 'В пятницу', 'Отправить: 3'])
    expect(html).toContain(words)
  expect(html).not.toContain('№ 1')
})
