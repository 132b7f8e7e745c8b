// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { show } from '../../../testing/show.tsx'
import { useFirstRemark } from './use-first-remark.ts'

const check = (code: string, state: 'ok' | 'warning' | 'failed', details = {}) => ({ code, state, details })
const QUIET = {
  isActive: true,
  checks: [check('vk.token', 'ok')],
  isSilent: false,
  openGaps: 0,
  unknownSends: 0,
}

function First({ channel }: { channel: Parameters<ReturnType<typeof useFirstRemark>>[0] }) {
  return <p>[{useFirstRemark()(channel) ?? '—'}]</p>
}

it('says the first remark of a page in words: what failed, then what is missed, then what is doubtful', () => {
  const { again } = show(<First channel={QUIET} />)
  const said = () => screen.getByText(/^\[/).textContent
  expect(said()).toBe('[—]')
  const doubted = { ...QUIET, checks: [check('vk.bot_features', 'warning')] }
  again(<First channel={doubted} />)
  expect(said()).toBe('[Не в порядке: «Возможности ботов включены»]')
  again(<First channel={{ ...doubted, unknownSends: 2 }} />)
  expect(said()).toBe('[2 ответа не подтверждены сетью]')
  again(<First channel={{ ...doubted, isSilent: true, unknownSends: 2 }} />)
  expect(said()).toBe('[Молчит дольше обычного]')
  again(<First channel={{ ...doubted, checks: [check('vk.token', 'failed')] }} />)
  expect(said()).toMatch(/не работает/)
  again(<First channel={{ ...QUIET, checks: [check('vk.service', 'warning', { present: false })] }} />)
  expect(said()).toBe('[—]')
})
