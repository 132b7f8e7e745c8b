import type { MessageResponse } from '@veche/contract/incidents.ts'
import { expect, it } from 'vitest'
import { renderRussian } from '../../../locales/render-russian.tsx'
import { Message } from '../messages/Message.tsx'

const ID = '00000000-0000-7000-8000-000000000001'
const PHOTO = { id: ID, incidentId: ID, name: 'яма.png', contentType: 'image/png', label: 'after' } as const
const ANSWER: MessageResponse = {
  ...{ id: ID, incidentId: ID, direction: 'out', surface: 'comment', authorName: null, isOurs: true },
  ...{
    isByHand: false,
    automatic: null,
    isLate: false,
    isSource: false,
    text: 'Здравствуйте! Яму заделали.',
  },
  ...{
    attachments: [],
    sentFiles: [PHOTO],
    parentId: null,
    permalink: null,
    sourceState: 'alive',
    isTakenDown: false,
  },
  ...{ occurredAt: '2026-11-24T09:00:00.000Z', receivedAt: '2026-11-24T09:00:00.000Z', versions: [] },
  isUnread: false,
}
const render = (message: MessageResponse) =>
  renderRussian(<Message message={message} isReply={false} channelName="Городская среда" isAside={false} />)

it('shows at our answer the photo that went along, with its caption', () => {
  const html = render(ANSWER)
  expect(html).toContain(`src="/api/incidents/${ID}/answer/files/${ID}"`)
  expect(html).toContain('>После</span>')
})

it('shows the same picture once where the network has given it back to us', () => {
  const given = { kind: 'photo', url: 'https://example.org/p.png', title: null, copy: null }
  expect(render({ ...ANSWER, attachments: [given] })).not.toContain('example.org')
})

it('names a paper that went along', () => {
  const paper = { ...PHOTO, name: 'акт.pdf', contentType: 'application/pdf', label: 'document' } as const
  const html = render({ ...ANSWER, sentFiles: [paper] })
  expect(html).toContain('акт.pdf')
  expect(html).not.toContain('<img')
})
