// @vitest-environment jsdom
/** The yes or no to an answer without a line: kept, shown at the card, sent once of the text that was read, or refused there. */
import { screen, waitFor, within } from '@testing-library/react'
import { ANSWER_ROUTES } from '@veche/contract/routes/answers.ts'
import { TEMPLATE_ROUTES } from '@veche/contract/routes/casework/templates.ts'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Decision } from '../../../features/answers/approval/Decision.tsx'
import { KeptDecisions } from '../../../features/answers/kept-decisions/index.ts'
import { buildAnswer, buildVersion } from '../../../testing/answers.ts'
import { fakeNetworkForEach, NO_LINE, Refused } from '../../../testing/fake-network.ts'
import { ME } from '../../../testing/frame.ts'
import { abilitiesOf, buildIncident, INCIDENT_ID } from '../../../testing/incidents.ts'
import { pass, show } from '../../../testing/show.tsx'
import { KeptActs } from './KeptActs.tsx'

const network = fakeNetworkForEach()
const incident = buildIncident({ step: 'approval', abilities: abilitiesOf('approve', 'send_back') })
const onLeft = vi.fn()
const WAITS = /^«Согласовать» нажато в .* без связи/

beforeEach(() => {
  localStorage.clear()
  onLeft.mockClear()
  network.serve(ANSWER_ROUTES.get, () => buildAnswer({ versions: [buildVersion()] }))
  network.serve(TEMPLATE_ROUTES.similar, () => ({ answers: [] }))
  for (const route of [
    ANSWER_ROUTES.check,
    ANSWER_ROUTES.judging,
    ANSWER_ROUTES.approve,
    ANSWER_ROUTES.sendBack,
  ])
    network.serve(route, () => NO_LINE)
})
afterEach(() => void vi.useRealTimers())

const card = (
  <>
    <KeptDecisions incidentId={INCIDENT_ID} />
    <Decision
      {...{ incident, onLeft, onTakenBack: onLeft, below: null, acts: null, onReadFollowUps: null }}
      renderAttachments={() => null}
    />
  </>
)

function withLine(shown: ReturnType<typeof show>) {
  shown.again(
    <>
      {card}
      <KeptActs me={ME} />
    </>,
  )
}

async function approve() {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  const shown = show(card)
  await screen.findByRole('button', { name: /^Согласовать/ })
  await pass(1000)
  vi.useRealTimers()
  await shown.user.click(screen.getByRole('button', { name: /^Согласовать/ }))
  await screen.findByText(WAITS, { selector: '[role=status] *' })
  return shown
}

it('keeps the yes, asks for no other, and sends it once of the text that was read', async () => {
  const first = await approve()
  expect(onLeft).toHaveBeenCalledOnce()
  await waitFor(() => expect(screen.queryByRole('button', { name: /^(Согласовать|Вернуть)/ })).toBeNull())
  // Over a reload too.
  first.leave()
  const anew = show(card)
  await screen.findByText('ждёт связи')
  network.serve(ANSWER_ROUTES.approve, () => buildIncident({ step: 'publishing', version: 4 }))
  withLine(anew)
  await screen.findByText('Согласовано · вопрос 204')
  const sent = network.sentTo(ANSWER_ROUTES.approve)
  expect(sent).toHaveLength(2)
  expect(sent[1]).toEqual(sent[0])
  expect(sent[0]).toMatchObject({ versionNo: 1, expectedVersion: 3 })
  await waitFor(() => expect(screen.queryByText(WAITS)).toBeNull())
})

it('says at the card that the text has changed meanwhile, and lets it be judged anew', async () => {
  const shown = await approve()
  network.serve(ANSWER_ROUTES.approve, () => new Refused(409, 'answer.newer_version', { versionNo: 2 }))
  withLine(shown)
  const told = /^Вопрос № 204: «Согласовать» не сделано: /
  await waitFor(() => expect(screen.getAllByText(told).length).toBeGreaterThan(1))
  await screen.findByRole('button', { name: /^Согласовать/ })
  await shown.user.click(screen.getByRole('button', { name: 'Понятно' }))
  expect(network.sentTo(ANSWER_ROUTES.approve)).toHaveLength(2)
})

it('keeps the no with its words, and gives them back to whoever lets go of it', async () => {
  const { user } = show(card)
  await user.click(await screen.findByRole('button', { name: /^Вернуть/ }))
  const form = within(await screen.findByRole('dialog'))
  await user.click(form.getAllByRole('radio')[1]!)
  await user.type(form.getByRole('textbox'), 'Назовите день')
  await user.click(form.getByRole('button', { name: 'Вернуть' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  screen.getByText('Назовите день')
  await user.click(screen.getByRole('button', { name: 'Не отправлять' }))
  await user.click(await screen.findByRole('button', { name: /^Вернуть/ }))
  const again = within(await screen.findByRole('dialog')).getByRole<HTMLTextAreaElement>('textbox')
  expect(again.value).toBe('Назовите день')
})
