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
  expect(first?.textContent).toMatch(/Копий никто не делает/)
  expect(within(first!).getByText('не в порядке')).toBeTruthy()
  expect(second?.textContent).toContain('Роль процесса: всё сразу')
  expect(screen.getByText('Почта не настроена: ни одно письмо не уходит')).toBeTruthy()
  expect(screen.getByText(/VECHE_SMTP_URL/)).toBeTruthy()
  expect(screen.getByText('Нужно вмешаться')).toBeTruthy()
})

it('says before all else that there is no backup at all, with the command that makes one', () => {
  const none = { archivedSeconds: null, isFailing: false }
  const late = check('channels', { state: 'late', details: { active: 4, troubled: 1 } })
  const { leave } = open([late, check('backup', { state: 'unknown', details: none })], true)
  const [first] = screen.getAllByRole('listitem')
  expect(first?.textContent).toContain('Резервные копии')
  const notice = screen.getByText('Резервных копий нет ни одной: с диском потеряется всё')
  expect(notice.compareDocumentPosition(first!) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
  expect(screen.getByText(/^npx veche backup \/mnt\/backup --key-file/).tagName).toBe('CODE')
  expect(screen.getAllByText(/VECHE_BACKUP_DIR/)).toHaveLength(1)
  leave()
  // One that was made by the command is a remark: some night is covered by nothing.
  open([check('backup', { state: 'unknown', details: { ...none, byHandSeconds: 3600 } })], true)
  expect(screen.queryByText(/Резервных копий нет/)).toBeNull()
  expect(screen.getByText('замечание')).toBeTruthy()
  expect(screen.getByText(/VECHE_BACKUP_DIR/)).toBeTruthy()
})

it.each([
  ['Лежат в папке данных.', { place: 'folder' }],
  ['Хранилище S3 отвечает за 12 мс.', { place: 'store', isAnswering: true, answerMs: 12 }],
  [
    'Хранилище S3: не принимает ключ. Файлы не открываются и не принимаются.',
    { place: 'store', isAnswering: false, answerMs: 12, failure: 'key' },
  ],
])('says of files: %s', (words, details) => {
  open([check('files', { details })], true)
  expect(screen.getByRole('listitem').textContent).toContain(words)
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
