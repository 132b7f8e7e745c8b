// @vitest-environment jsdom
/** The card of a danger says whom it called and when, and what was told again. */
import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { show } from '../../../testing/show.tsx'
import { type OpenQuestion, QuestionCard } from './QuestionCard.tsx'

const NOW = Date.parse('2026-11-26T09:10:00Z')
const DANGER: OpenQuestion = {
  ...{ messageId: '01900000-0000-7000-8000-000000000001', number: 12, class: 'danger', state: 'open' },
  ...{ openedAt: '2026-11-26T09:00:00Z', dueAt: '2026-11-26T09:15:00Z', answeredAt: null },
  ...{ answeredByMessageId: null, incidentId: null, incidentNumber: null, authorName: 'Вера Долгова' },
  text: 'Пахнет газом',
  danger: { reason: { code: 'words', words: ['пахнет газом'] }, likelihood: 0.93 },
  ...{ dutyToldAt: '2026-11-26T09:00:05Z', dutyToldTo: ['Анна К.', 'Борис Л.'], sameAs: null, toldAgain: 2 },
}

function open(changes: Partial<OpenQuestion> = {}) {
  const nothing = () => undefined
  show(
    <ul>
      <QuestionCard
        question={{ ...DANGER, ...changes }}
        now={NOW}
        isChosen={false}
        canWork={false}
        onShow={nothing}
        onClose={nothing}
        onPassOn={nothing}
      />
    </ul>,
  )
  return screen.getByRole('listitem').textContent
}

it('names whom it called, and how many told it again', () => {
  expect(open()).toMatch(/дежурный уведомлён .*: Анна К\., Борис Л\. · сказали ещё 2/u)
})

it('says of one that was told again which danger it is', () => {
  expect(open({ number: 13, sameAs: 12, toldAgain: 0 })).toMatch(/· то же, что № 12/u)
})

it('says whom to call of any danger, also of one that a person set', () => {
  expect(open({ danger: null })).toMatch(/112; газ — 104/)
})

it('names no emergency beside a complaint', () => {
  expect(open({ class: 'complaint', danger: null })).not.toMatch(/угрожает сейчас/)
})

it('says when nobody was called', () => {
  expect(open({ dutyToldAt: null, dutyToldTo: [], toldAgain: 0 })).not.toMatch(/уведомлён \d/u)
})

it('says without a click what speaks for a danger, and how sure that is', () => {
  expect(open()).toMatch(/Предложено по словам: «пахнет газом» · почти наверняка опасность, 93/u)
})

it.each([
  [0.64, /похоже на опасность, 64/u],
  [0.31, /может быть, и не опасность: 31/u],
])('shows its doubt at %s', (likelihood, words) => {
  const reason = { code: 'taught', words: ['лазят', 'деревьям'] }
  expect(open({ danger: { reason, likelihood } })).toMatch(words)
})

it('doubts nothing that a person has said', () => {
  expect(open({ danger: null })).not.toMatch(/опасность[,:]/u)
})
