import { expect, it } from 'vitest'
import { type BookFacts, type InstallationFacts, judgeInstallation } from './judge-installation.ts'

const GIGABYTE = 1024 ** 3
const WELL: InstallationFacts = {
  database: { version: '15.4', sizeBytes: GIGABYTE, answerMs: 3, standbys: 1, lateStandbys: 0 },
  missingMigrations: 0,
  workers: { role: 'all', isReady: true },
  inbox: { waiting: 2, quarantined: 0, oldestSeconds: 1 },
  outbox: { queued: 1, sending: 0, unknown: 0, failed: 0, oldestSeconds: null },
  jobs: { waiting: 0, failed: 0, oldestSeconds: null },
  attachmentsWaiting: 0,
  channels: { active: 400, troubled: 0 },
  disk: { freeBytes: 40 * GIGABYTE, totalBytes: 100 * GIGABYTE },
  backup: { archivedSeconds: 60, isFailing: false },
  copies: null,
  book: {
    ...{ signedSeconds: 9, waiting: 3, refused: 0, differences: 0, away: 0, accusing: 0, forked: 0 },
    unposted: 0,
  },
}
const bookWith = (changes: Partial<BookFacts>) => ({ book: { ...WELL.book!, ...changes } })
const stateOf = (changes: Partial<InstallationFacts>, code: string) =>
  judgeInstallation({ ...WELL, ...changes }).find((check) => check.code === code)?.state

it('finds nothing wrong where all is well', () => {
  expect(new Set(judgeInstallation(WELL).map(({ state }) => state))).toEqual(new Set(['ok']))
})

it.each<[string, Partial<InstallationFacts>, string]>([
  ['inbox', { inbox: { waiting: 9, quarantined: 0, oldestSeconds: 90 } }, 'attention'],
  ['inbox', { inbox: { waiting: 9, quarantined: 0, oldestSeconds: 900 } }, 'late'],
  ['quarantine', { inbox: { waiting: 0, quarantined: 1, oldestSeconds: null } }, 'attention'],
  ['outbox', { outbox: { ...WELL.outbox, failed: 1 } }, 'attention'],
  ['outbox', { outbox: { ...WELL.outbox, failed: 1, oldestSeconds: 3600 } }, 'late'],
  ['workers', { workers: { role: 'all', isReady: false } }, 'late'],
  ['workers', { workers: { role: 'api', isReady: false } }, 'ok'],
  ['migrations', { missingMigrations: 1 }, 'late'],
  ['disk', { disk: { freeBytes: GIGABYTE, totalBytes: 100 * GIGABYTE } }, 'attention'],
  ['disk', { disk: { freeBytes: 1000, totalBytes: 100 * GIGABYTE } }, 'late'],
  ['book', { book: null }, 'unknown'],
  ['book', bookWith({ away: 1 }), 'attention'],
  ['book', bookWith({ forked: 1 }), 'attention'],
  ['book', bookWith({ unposted: 1 }), 'attention'],
  ['book', bookWith({ signedSeconds: 900 }), 'attention'],
  ['book', bookWith({ signedSeconds: 900, waiting: 0 }), 'ok'],
  ['book', bookWith({ refused: 1 }), 'late'],
  ['book', bookWith({ differences: 2 }), 'late'],
  ['book', bookWith({ away: 1, accusing: 1 }), 'late'],
  ['backup', { backup: null }, 'unknown'],
  ['backup', { copies: { madeSeconds: 3600, verifiedSeconds: 3600 }, backup: null }, 'ok'],
  ['backup', { copies: { madeSeconds: 3600, verifiedSeconds: null } }, 'attention'],
  [
    'backup',
    { copies: { madeSeconds: 60, verifiedSeconds: 60 }, backup: { archivedSeconds: 0, isFailing: true } },
    'late',
  ],
  ['backup', { backup: { archivedSeconds: 60, isFailing: true } }, 'late'],
])('calls %s by its figures', (code, changes, state) => {
  expect(stateOf(changes, code)).toBe(state)
})
