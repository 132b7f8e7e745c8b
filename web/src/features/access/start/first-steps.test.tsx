// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { OWN_ACCOUNT_ROUTES } from '@veche/contract/routes/own-account.ts'
import { expect, it } from 'vitest'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { ME } from '../../../testing/frame.ts'
import { show } from '../../../testing/show.tsx'
import { Greeting } from './FirstSteps.tsx'
import { stepsFor } from './steps-for.ts'

const network = fakeNetworkForEach()
const NOTHING = Object.fromEntries(
  Object.keys(ME.abilities).map((name) => [name, false]),
) as typeof ME.abilities

it.each(['С чего начать', 'Понятно'])(
  'is one line that says what to do first when it is asked, and is gone by «%s»',
  async (press) => {
    network.serve(OWN_ACCOUNT_ROUTES.putGreetingAway, () => ({ ok: true }))
    const { user } = show(<Greeting me={{ abilities: { ...NOTHING, seeToday: true, seeTasks: true } }} />)
    const greeting = screen.getByRole('region', { name: 'С чего начать' })
    expect(greeting.textContent).toBe('С чего начатьПонятно')
    await user.click(screen.getByRole('button', { name: 'С чего начать' }))
    expect(greeting.textContent).toMatch(/Вече собирает вопросы жителей.*«Сегодня».*возьмите его в работу/)
    expect(network.calls('POST')).toEqual([])
    await user.click(screen.getByRole('button', { name: press }))
    expect(network.calls('POST')).toEqual(['POST /api/me/greeted'])
  },
)

it('names only what a person may do, and no more than a first day holds', () => {
  expect(stepsFor(NOTHING)).toEqual(['line', 'find'])
  expect(stepsFor({ ...NOTHING, approve: true, seeKnowledge: true })).toEqual([
    ...['approve', 'knowledge', 'line', 'find'],
  ])
  expect(stepsFor(ME.abilities)).toHaveLength(8)
})
