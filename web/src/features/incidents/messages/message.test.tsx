import type { MessageResponse } from '@veche/contract/incidents.ts'
import { expect, it } from 'vitest'
import { renderRussian } from '../../../locales/render-russian.tsx'
import { Message } from './Message.tsx'

const ID = '00000000-0000-7000-8000-000000000001'
const AT = '2026-11-24T09:00:00.000Z'
const QUESTION: MessageResponse = {
  ...{ id: ID, incidentId: ID, direction: 'in', surface: 'comment', authorName: 'Анна', isOurs: false },
  ...{ isByHand: false, automatic: null, isLate: false, isSource: true, text: '', attachments: [] },
  ...{
    sentFiles: [],
    parentId: null,
    permalink: null,
    sourceState: 'deleted',
    isTakenDown: false,
    isUnread: false,
  },
  ...{ occurredAt: AT, receivedAt: AT, versions: [] },
}
const render = (message: MessageResponse) =>
  renderRussian(<Message message={message} isReply={false} channelName="Городская среда" isAside={false} />)

it('says that an author has deleted the words, in place of an empty field', () => {
  const html = render(QUESTION)
  expect(html).toContain('автор удалил эти слова, поэтому их здесь нет')
  expect(html).not.toContain('class="bub"')
})

it('keeps our own words that were deleted in the network', () => {
  const html = render({ ...QUESTION, direction: 'out', isOurs: true, text: 'Яму заделали.' })
  expect(html).toContain('Яму заделали.')
  expect(html).toContain('удалено в сети, текст сохранён')
})

it('keeps the words of a resident that we have deleted in the network', () => {
  const html = render({ ...QUESTION, sourceState: 'alive', isTakenDown: true, text: 'Купите диван' })
  expect(html).toContain('Купите диван')
  expect(html).toContain('удалено в сети, текст сохранён')
})
