import { QueryClient } from '@tanstack/react-query'
import type { AnswerResponse } from '@veche/contract/answers.ts'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { expect, it } from 'vitest'
import { renderRussian } from '../../../locales/render-russian.tsx'
import { answerQuery } from '../answers.queries.ts'
import { AnswerSection } from './AnswerSection.tsx'

const ID = '00000000-0000-7000-8000-000000000001'
const AT = '2026-11-24T09:00:00.000Z'
const VERSION: AnswerResponse['versions'][number] = {
  ...{ versionNo: 1, kind: 'interim', text: 'Здравствуйте! Яму заделаем до 4 декабря.', privateText: '' },
  ...{ outcome: null, fileIds: [ID], overrideReason: '', authorName: 'Глеб', isMine: false, mends: null },
  promise: { what: 'Яму заделаем', who: 'отдел дорог', dueAt: '2026-12-04T15:00:00.000Z', evidence: '' },
  ...{ createdAt: AT, stage: 'centre', decisions: [], decision: null },
}
const PUBLICATION: AnswerResponse['publications'][number] = {
  ...{ id: ID, recipientIncidentId: ID, recipientNumber: 1, versionNo: 1, part: 'public', state: 'queued' },
  ...{ attempts: 0, nextAttemptAt: AT, errorCode: null, externalId: null, permalink: null, createdAt: AT },
  ...{ sentAt: null, confirmedBy: null, screenshotId: null, text: VERSION.text, isInvitation: false },
}
const ANSWER: AnswerResponse = {
  ...{ incidentId: ID, drafts: [], versions: [VERSION], promiseLimit: null, publications: [PUBLICATION] },
  ...{ published: null, supplement: null },
  ...{ hold: null, attach: 'photos', mayReply: true, privatePart: 'offered', textLimit: 4000 },
  files: [
    {
      id: ID,
      name: 'яма.png',
      contentType: 'image/png',
      size: 9,
      label: 'before',
      uploadedAt: AT,
      shot: null,
    },
  ],
  publisherName: 'Городская среда',
}

function render(answer: AnswerResponse): string {
  const incident = { id: ID, step: 'publishing', network: 'vk', members: [], abilities: {} }
  const client = new QueryClient()
  client.setQueryData(answerQuery(ID).queryKey, answer)
  return renderRussian(<AnswerSection incident={incident as unknown as IncidentResponse} />, client)
}

it('shows of a version on its way all that leaves: words, promise, pictures with captions', () => {
  const html = render(ANSWER)
  expect(html).toContain('Обещано: Яму заделаем')
  expect(html).toContain(`src="/api/incidents/${ID}/answer/files/${ID}"`)
  expect(html).toContain('>До</span>')
})

it('keeps the words of what a person has sent by hand until the thread has them', () => {
  const sent = { ...PUBLICATION, state: 'sent', confirmedBy: 'person', sentAt: AT } as const
  expect(render({ ...ANSWER, publications: [sent] })).toContain('Яму заделаем до 4 декабря')
  const seen = { ...sent, externalId: '17' }
  expect(render({ ...ANSWER, publications: [seen] })).not.toContain('Яму заделаем до 4 декабря')
})

it('says of what the network has not confirmed who decides, to whoever may not', () => {
  const unknown = { ...PUBLICATION, state: 'unknown' } as const
  expect(render({ ...ANSWER, publications: [unknown] })).toContain('решает куратор или согласующий центра')
})
