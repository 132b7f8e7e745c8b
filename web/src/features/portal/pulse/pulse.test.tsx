// @vitest-environment jsdom

import {
  constants,
  createPrivateKey,
  generateKeyPairSync,
  privateDecrypt,
  verify,
  webcrypto,
} from 'node:crypto'
import { screen, waitFor, within } from '@testing-library/react'
import { messageOf } from '@veche/contract/portal/blind-token.ts'
import type { PulseResponse } from '@veche/contract/portal/pulse.ts'
import { PULSE_ROUTES } from '@veche/contract/routes/portal/pulse.ts'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { fakeNetworkForEach, NO_LINE } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { PulseHost } from './PulseHost.tsx'
import { PulseScreen } from './PulseScreen.tsx'
import type { PulseAnswer } from './pulse.queries.ts'

const network = fakeNetworkForEach()
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const { n = '', e = '' } = publicKey.export({ format: 'jwk' })
const GROUP = 'municipality:borovichi'
const KEY = { group: GROUP, n, e }

beforeAll(() => {
  Object.defineProperty(globalThis, 'crypto', { configurable: true, value: webcrypto })
  Object.defineProperty(globalThis, 'isSecureContext', { configurable: true, value: true })
})
beforeEach(() => {
  localStorage.clear()
  network.serve(PULSE_ROUTES.listKeys, () => ({ month: '2026-11', keys: [KEY] }))
  network.serve(PULSE_ROUTES.readWords, () => ({ months: [] }))
  network.serve(PULSE_ROUTES.takeBlank, ({ body }) => {
    const { blinded } = body as { blinded: string }
    const padding = constants.RSA_NO_PADDING
    const signed = privateDecrypt(
      { key: createPrivateKey(privateKey.export({ format: 'pem', type: 'pkcs8' })), padding },
      Buffer.from(blinded, 'base64url'),
    )
    return { signature: signed.toString('base64url') }
  })
})

function buildPulse(changes: Partial<PulseResponse> = {}): PulseResponse {
  return {
    ...{ month: '2026-11', group: GROUP, people: 12, key: KEY, isTaken: false, months: [] },
    ...{ mayReadWords: false, ...changes },
  }
}
const screenOf = (changes: Partial<PulseResponse> = {}) => (
  <PulseScreen pulse={buildPulse(changes)} userId="u1" back={null} />
)

async function answer(user: ReturnType<typeof show>['user']): Promise<void> {
  await user.click(screen.getByRole('button', { name: 'Ответить' }))
  const dialog = within(screen.getByRole('dialog'))
  for (const question of dialog.getAllByRole('group'))
    await user.click(within(question).getByLabelText('4 – скорее так'))
  await user.type(dialog.getByLabelText('Что мешает или помогло'), 'Мало рук')
  await user.click(dialog.getByRole('button', { name: 'Сдать' }))
}

it('hands in what the server has signed unseen, without a session, and keeps it until it is counted', async () => {
  network.serve(PULSE_ROUTES.handIn, () => ({ state: 'waiting' }))
  const first = show(screenOf())
  await answer(first.user)
  await waitFor(() => expect(network.sentTo(PULSE_ROUTES.handIn).length).toBeGreaterThan(0))
  const [sent] = network.sentTo(PULSE_ROUTES.handIn) as PulseAnswer[]
  expect(sent).toMatchObject({ scores: [4, 4, 4, 4, 4], words: 'Мало рук', group: GROUP })
  const padding = constants.RSA_PKCS1_PSS_PADDING
  const signature = Buffer.from(sent?.signature ?? '', 'base64url')
  const message = messageOf({ month: '2026-11', group: GROUP, serial: sent?.serial ?? '' })
  expect(verify('sha384', message, { key: publicKey, padding, saltLength: 0 }, signature)).toBe(true)
  // What was asked for under a name holds nothing of what is handed in without one.
  const asked = JSON.stringify(network.sentTo(PULSE_ROUTES.takeBlank))
  for (const secret of [sent?.serial, sent?.signature, 'Мало рук']) expect(asked).not.toContain(secret)
  first.leave()

  // The page is opened again after the server has forgotten it.
  network.serve(PULSE_ROUTES.handIn, () => ({ state: 'counted' }))
  show(screenOf({ isTaken: true }))
  expect(await screen.findByText('Ваш ответ записан вместе с другими')).toBeTruthy()
  expect(network.sentTo(PULSE_ROUTES.handIn).at(-1)).toEqual(sent)
  expect(Object.keys(localStorage).filter((key) => key.includes('pulse'))).toEqual([])
  expect(network.sentTo(PULSE_ROUTES.takeBlank)).toHaveLength(1)
})

it('hands nothing in with a key of its own', async () => {
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' })
  network.serve(PULSE_ROUTES.listKeys, () => ({
    ...{ month: '2026-11', keys: [{ group: GROUP, n: other.n ?? '', e: other.e ?? '' }] },
  }))
  const { user } = show(screenOf())
  await answer(user)
  expect(await screen.findByText(/Ключ вашей группы не тот/)).toBeTruthy()
  expect(network.calls('POST')).toEqual([])
})

it('asks for the same blank again when the reply was lost', async () => {
  network.serve(PULSE_ROUTES.takeBlank, () => NO_LINE)
  const { user } = show(screenOf())
  await answer(user)
  await waitFor(() => expect(network.sentTo(PULSE_ROUTES.takeBlank)).toHaveLength(1))
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Сдать' }))
  await waitFor(() => expect(network.sentTo(PULSE_ROUTES.takeBlank)).toHaveLength(2))
  const [one, two] = network.sentTo(PULSE_ROUTES.takeBlank)
  expect(one).toEqual(two)
})

it('names what was not answered, and sends nothing', async () => {
  const { user } = show(screenOf())
  await user.click(screen.getByRole('button', { name: 'Ответить' }))
  const dialog = within(screen.getByRole('dialog'))
  await user.click(dialog.getByRole('button', { name: 'Сдать' }))
  expect((await dialog.findAllByText('Выберите от 1 до 5')).length).toBeGreaterThanOrEqual(5)
  expect(network.calls('POST')).toEqual([])
})

it('says that the blank is elsewhere, and shows the month beside the one before', () => {
  const questions = [4.2, 3, 4, 2.5, 3].map((mean) => ({ mean, low: 0.4, strain: 'some' as const }))
  const all = { answers: 14, questions }
  const months = [
    { month: '2026-11', all, groups: [{ ...all, answers: 6, group: GROUP }] },
    {
      month: '2026-10',
      all: { answers: 9, questions: questions.map(() => ({ mean: 3, low: null, strain: 'some' as const })) },
      groups: [],
    },
  ]
  show(screenOf({ isTaken: true, months }))
  expect(screen.getByText(/Бланк этого месяца вы уже взяли/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Ответить' })).toBeNull()
  const region = within(screen.getByRole('region', { name: 'Вся область' }))
  expect(region.getByText(/14 ответов/)).toBeTruthy()
  expect(region.getAllByText(/«совсем не так» и «скорее не так»: 40 %.*месяцем раньше 3/)).toHaveLength(5)
})

it('says in words and colour how hard it is, and that a small group is shown only when all have answered', () => {
  const strains = ['many', 'some', 'some', 'few', 'few'] as const
  const questions = strains.map((strain) => ({ mean: 3, low: null, strain }))
  show(screenOf({ people: 5, months: [{ month: '2026-10', all: { answers: 5, questions }, groups: [] }] }))
  expect(screen.getByText(/должны ответить все/)).toBeTruthy()
  // One rule, before one answers and after.
  expect(screen.getByText(/когда в группе их наберётся пять.*«Остальные вместе»/)).toBeTruthy()
  expect(screen.getByText(/^Ответов меньше 10: средние до половины балла, без долей/)).toBeTruthy()
  expect(screen.queryByText(/«скорее не так»/)).toBeNull()
  const region = within(screen.getByRole('region', { name: 'Вся область' }))
  expect(
    region.getAllByText(/^(не так у многих|не так у некоторых|в порядке)$/).map((one) => one.textContent),
  ).toEqual([...['не так у многих', 'не так у некоторых', 'не так у некоторых', 'в порядке', 'в порядке']])
})

it('hands in again on any page what was kept, and forgets it once it is counted', async () => {
  network.serve(PULSE_ROUTES.handIn, () => ({ state: 'waiting' }))
  const first = show(screenOf())
  await answer(first.user)
  await waitFor(() => expect(network.sentTo(PULSE_ROUTES.handIn).length).toBeGreaterThan(0))
  // Nobody is asked to come back: any page hands it in.
  await screen.findByText(/Ваш ответ сдан, делать больше ничего не нужно/)
  first.leave()
  network.serve(PULSE_ROUTES.handIn, () => ({ state: 'counted' }))
  show(<PulseHost userId="u1" />)
  await waitFor(() => expect(Object.keys(localStorage).filter((key) => key.includes('pulse'))).toEqual([]))
})
