import { QueryClient } from '@tanstack/react-query'
import type { BurstResponse } from '@veche/contract/incidents.ts'
import { expect, it } from 'vitest'
import { directoryQuery } from '../../../lib/directory.ts'
import { meQuery } from '../../../lib/session.ts'
import { renderRussian } from '../../../locales/render-russian.tsx'
import { burstsQuery } from '../incidents.queries.ts'
import { BurstOffer } from './BurstOffer.tsx'

const ids = Array.from({ length: 23 }, (_, index) => `00000000-0000-7000-8000-0000000000${index + 10}`)
const WATER: BurstResponse = {
  ids,
  municipalityCode: 'borovichi',
  topicCode: 'housing.no-water',
  street: 'Ленина ул.',
  isWider: true,
  from: '2026-11-24T09:00:00.000Z',
  to: '2026-11-24T09:40:00.000Z',
}

function render(bursts: BurstResponse[], shownIds: readonly string[] = []): string {
  const client = new QueryClient()
  client.setQueryData(burstsQuery.queryKey, { bursts })
  client.setQueryData(meQuery.queryKey, null)
  client.setQueryData(directoryQuery.queryKey, {
    ...{ agencies: [], topicGroups: [], topics: [], municipalities: [] },
    retired: {
      ...{ agencies: [], units: [] },
      municipalities: [{ code: 'borovichi', name: 'Боровичский район' }],
      topics: [{ code: 'housing.no-water', name: 'Нет холодной воды' }],
    },
  })
  return renderRussian(<BurstOffer onOpen={() => {}} shownIds={shownIds} onShow={() => {}} />, client)
}

it('says what looks like one accident, where and how fast, and what can be done', () => {
  expect(
    render([WATER])
      .replaceAll(/<[^>]+>|\u00a0/g, ' ')
      .replaceAll(/\s+/g, ' '),
  ).toMatch(
    /Похоже, об одном и том же 23 вопроса · Нет холодной воды · Боровичский район · Ленина ул. и рядом · за 40 мин Собрать .*Показать Не собирать/,
  )
})

it('names no street where nobody did', () => {
  const html = render([{ ...WATER, street: null }])
  expect(html).toContain('Боровичский район · за')
  expect(html).not.toContain('рядом')
})

it('does not offer to show what the list shows already', () => {
  const html = render([WATER], ids)
  expect(html).toContain('Собрать')
  expect(html).not.toContain('>Показать')
})

it('takes no room without a burst', () => {
  expect(render([])).toBe('')
})
