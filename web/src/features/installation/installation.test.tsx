// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import type { InstallationCheck } from '@veche/contract/admin/installation.ts'
import { expect, it } from 'vitest'
import { show } from '../../testing/show.tsx'
import { Installation } from './Installation.tsx'

const AT = '2026-11-24T09:00:00Z'
const check = (code: InstallationCheck['code'], changes: Partial<InstallationCheck> = {}) => ({
  ...{ code, state: 'ok' as const, details: {} },
  ...changes,
})
const ADMINISTRATOR = { seeChannels: true, seeQuarantine: true, seeDesk: false }
const open = (checks: InstallationCheck[], isMailSetUp: boolean, abilities = ADMINISTRATOR) =>
  show(
    <Installation
      installation={{ at: AT, startedAt: AT, version: '1.0.0', checks, isMailSetUp }}
      renderWay={(way, words) => <a href={`/${way}`}>{words}</a>}
      {...{ abilities }}
    />,
  )

it('warns first where nobody makes copies and no letter goes out, and says where each is set up', () => {
  open(
    [
      check('workers', { details: { role: 'all', isReady: true } }),
      check('backup', { state: 'unknown', details: { archivedSeconds: null, isFailing: false } }),
    ],
    false,
  )
  const [first, second] = screen.getAllByRole('listitem')
  expect(first?.textContent).toMatch(/Копий никто не делает.*VECHE_BACKUP_DIR/)
  expect(within(first!).getByText('замечание')).toBeTruthy()
  expect(second?.textContent).toContain('Роль процесса: всё сразу')
  expect(screen.getByText('Почта не настроена: ни одно письмо не уходит')).toBeTruthy()
  expect(screen.getByText(/VECHE_SMTP_URL/)).toBeTruthy()
  expect(screen.getByText('Работает, но есть замечания')).toBeTruthy()
})

it('says nothing of mail that is set up', () => {
  open([check('inbox', { details: { waiting: 0, oldestSeconds: null } })], true)
  expect(screen.getByText('Всё работает')).toBeTruthy()
  expect(screen.queryByText(/Почта не настроена/)).toBeNull()
})

it('leads from advice only where its reader may go', () => {
  const troubled = { state: 'late' as const }
  const checks = [
    check('channels', { ...troubled, details: { active: 4, troubled: 1 } }),
    check('outbox', troubled),
    check('quarantine', { ...troubled, details: { count: 2 } }),
  ]
  const ways = () => screen.queryAllByRole('link').map((link) => link.getAttribute('href'))
  const { leave } = open(checks, true)
  // An administrator has no queue of questions: it is not named as a way.
  expect(ways()).toEqual(['/troubled_channels', '/channels', '/quarantine'])
  leave()
  open(checks, true, { seeChannels: false, seeQuarantine: false, seeDesk: true })
  expect(ways()).toEqual(['/publishing'])
})
