// @vitest-environment jsdom

import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { fakeNetworkForEach } from '../../testing/fake-network.ts'
import { show } from '../../testing/show.tsx'
import { useNotificationWords } from './notification-words.ts'

fakeNetworkForEach()
const ID = '00000000-0000-7000-8000-000000000071'

function Title({ details }: { details: Record<string, string | number | boolean> }) {
  const { titleOf } = useNotificationWords()
  return <p>{titleOf({ kind: 'assigned', details, isUrgent: false, count: 1, incidentId: ID })}</p>
}

it('says whether a question came to one’s body or to oneself', async () => {
  show(
    <>
      <Title details={{ number: 1168, isForBody: true }} />
      <Title details={{ number: 1168 }} />
    </>,
  )
  expect(await screen.findByText(/^Вашему ведомству передан вопрос № 1\s?168$/)).toBeTruthy()
  expect(await screen.findByText(/^Вам передан вопрос № 1\s?168$/)).toBeTruthy()
})

function Facts() {
  const { factsOf } = useNotificationWords()
  const details = { number: 1168, by: 'Анна', reasonCode: 'no_date', words: 'Назовите день' }
  return <p>{factsOf({ kind: 'sent_back', details, isUrgent: false, count: 1, incidentId: ID })}</p>
}

it('says who sent an answer back and why', async () => {
  show(<Facts />)
  expect(await screen.findByText('вернул(а) Анна · Нет даты или срока · «Назовите день»')).toBeTruthy()
})
