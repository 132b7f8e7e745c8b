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
const open = (checks: InstallationCheck[], isMailSetUp: boolean) =>
  show(<Installation installation={{ at: AT, startedAt: AT, version: '1.0.0', checks, isMailSetUp }} />)

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
