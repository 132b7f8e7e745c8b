import { expect, it } from 'vitest'
import { GIGABYTE } from './disk-room.ts'
import { type BookFacts, type InstallationFacts, judgeInstallation } from './judge-installation.ts'
import { WELL_FACTS } from './testing/well-facts.ts'

const bookWith = (changes: Partial<BookFacts>) => ({ book: { ...WELL_FACTS.book!, ...changes } })
const stateOf = (changes: Partial<InstallationFacts>, code: string) =>
  judgeInstallation({ ...WELL_FACTS, ...changes }).find((check) => check.code === code)?.state

it('finds nothing wrong where all is well', () => {
  expect(new Set(judgeInstallation(WELL_FACTS).map(({ state }) => state))).toEqual(new Set(['ok']))
})

it.each<[string, Partial<InstallationFacts>, string]>([
  ['inbox', { inbox: { waiting: 9, quarantined: 0, oldestSeconds: 90 } }, 'attention'],
  ['inbox', { inbox: { waiting: 9, quarantined: 0, oldestSeconds: 900 } }, 'late'],
  ['quarantine', { inbox: { waiting: 0, quarantined: 1, oldestSeconds: null } }, 'attention'],
  ['outbox', { outbox: { ...WELL_FACTS.outbox, failed: 1 } }, 'attention'],
  ['outbox', { outbox: { ...WELL_FACTS.outbox, failed: 1, oldestSeconds: 3600 } }, 'late'],
  ['workers', { workers: { role: 'all', isReady: false, seenSeconds: 12 } }, 'late'],
  ['workers', { workers: { role: 'api', isReady: false, seenSeconds: 12 } }, 'ok'],
  ['workers', { workers: { role: 'api', isReady: false, seenSeconds: 100 } }, 'attention'],
  ['workers', { workers: { role: 'api', isReady: false, seenSeconds: 400 } }, 'late'],
  ['workers', { workers: { role: 'all', isReady: true, seenSeconds: null } }, 'ok'],
  ['migrations', { missingMigrations: 1 }, 'late'],
  ['disk', { disk: { freeBytes: GIGABYTE, totalBytes: 100 * GIGABYTE } }, 'attention'],
  ['disk', { disk: { freeBytes: 1000, totalBytes: 100 * GIGABYTE } }, 'late'],
  ['certificate', { certificate: null }, 'ok'],
  ['certificate', { certificate: { daysLeft: 21, isTrusted: true } }, 'ok'],
  ['certificate', { certificate: { daysLeft: 20, isTrusted: true } }, 'attention'],
  ['certificate', { certificate: { daysLeft: 6, isTrusted: true } }, 'late'],
  ['certificate', { certificate: { daysLeft: -1, isTrusted: true } }, 'late'],
  ['certificate', { certificate: { daysLeft: 90, isTrusted: false } }, 'attention'],
  ['certificate', { certificate: { daysLeft: null, isTrusted: false } }, 'unknown'],
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
  ['backup', { backup: null, byHandSeconds: 3600 }, 'unknown'],
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
