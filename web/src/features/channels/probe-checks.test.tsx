import { expect, it } from 'vitest'
import { renderRussian } from '../../locales/render-russian.tsx'
import { ProbeChecks } from './ProbeChecks.tsx'

const check = (code: string, state: 'ok' | 'warning' | 'failed') => ({ code, state, details: {} })
const render = (...checks: ReturnType<typeof check>[]) => renderRussian(<ProbeChecks checks={checks} />)

it.each(['vk', 'ok', 'telegram', 'max'])(
  'says of a key of %s what is so, and never what should be',
  (network) => {
    expect(render(check(`${network}.token`, 'ok'))).toContain(': работает')
    const dead = render(check(`${network}.token`, 'failed'))
    expect(dead).toContain(': не работает')
    expect(dead).not.toContain(': работает')
  },
)

it('says of any other check that it is not so', () => {
  expect(render(check('vk.bot_features', 'ok'))).not.toContain('Не в порядке')
  expect(render(check('vk.bot_features', 'warning'))).toContain('Не в порядке: «Возможности ботов включены»')
})
