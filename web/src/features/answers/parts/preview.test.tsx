import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { expect, it } from 'vitest'
import { renderRussian } from '../../../locales/render-russian.tsx'
import { Preview } from './Preview.tsx'

const ID = '00000000-0000-7000-8000-000000000001'
const AT = '2026-11-24T09:00:00.000Z'

it('shows the writer the photo that the resident will see, with its caption', () => {
  const incident = { id: ID, title: 'Яма', network: 'vk', surface: 'comment', thread: [] }
  const photo = {
    id: ID,
    name: 'яма.png',
    contentType: 'image/png',
    size: 9,
    uploadedAt: AT,
    shot: null,
  } as const
  const html = renderRussian(
    <Preview
      {...{ text: 'Яму заделали.', privateText: '', textLimit: 4000, publisherName: 'Городская среда' }}
      incident={incident as unknown as IncidentResponse}
      files={[{ ...photo, label: 'after' }]}
    />,
  )
  expect(html).toContain(`src="/api/incidents/${ID}/answer/files/${ID}"`)
  expect(html).toContain('>После</span>')
})
