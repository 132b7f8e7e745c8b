/** An installation in which nothing is wrong. */
import { GIGABYTE } from '../disk-room.ts'
import type { InstallationFacts } from '../judge-installation.ts'

export const WELL_FACTS: InstallationFacts = {
  database: { version: '15.4', sizeBytes: GIGABYTE, answerMs: 3, standbys: 1, lateStandbys: 0 },
  missingMigrations: 0,
  workers: { role: 'all', isReady: true, seenSeconds: 12 },
  inbox: { waiting: 2, quarantined: 0, oldestSeconds: 1 },
  outbox: { queued: 1, sending: 0, unknown: 0, failed: 0, oldestSeconds: null },
  jobs: { waiting: 0, failed: 0, oldestSeconds: null },
  attachmentsWaiting: 0,
  channels: { active: 400, troubled: 0 },
  fileStore: { answerMs: 4, failure: null },
  disk: { freeBytes: 40 * GIGABYTE, totalBytes: 100 * GIGABYTE },
  certificate: { daysLeft: 60, isTrusted: true },
  backup: { archivedSeconds: 60, isFailing: false },
  copies: null,
  byHandSeconds: null,
  book: {
    ...{ signedSeconds: 9, waiting: 3, refused: 0, differences: 0, away: 0, accusing: 0, forked: 0 },
    unposted: 0,
  },
}
