/** What is well and what is not in the figures of an installation. Pure. */
import type { InstallationCheck } from '@veche/contract/admin/installation.ts'
import type { StoreFailure } from '../../platform/files/store/bucket-error.ts'
import { type CopyAges, judgeCopies } from '../backup/judge-copies.ts'
import { judgeRoom } from './disk-room.ts'
import type { CertificateFacts } from './read-certificate.ts'

export type InstallationFacts = {
  database: { version: string; sizeBytes: number; answerMs: number; standbys: number; lateStandbys: number }
  missingMigrations: number
  workers: {
    role: string
    isReady: boolean
    /** Since any process with workers last looked what is due; null: none ever has. */
    seenSeconds: number | null
  }
  inbox: { waiting: number; quarantined: number; oldestSeconds: number | null }
  outbox: {
    queued: number
    sending: number
    unknown: number
    failed: number
    /** Since the oldest of those that are due should have left. */
    oldestSeconds: number | null
  }
  jobs: { waiting: number; failed: number; oldestSeconds: number | null }
  attachmentsWaiting: number
  channels: { active: number; troubled: number }
  /** Null: they lie in the data folder alone. `failure`: null where the store answers. */
  fileStore: { answerMs: number; failure: StoreFailure | null } | null
  disk: { freeBytes: number; totalBytes: number }
  /** Null: the public address has no TLS. */
  certificate: CertificateFacts | null
  /** Null: the database archives nothing, so it knows of no backup. */
  backup: { archivedSeconds: number; isFailing: boolean } | null
  /** Null: the product makes no backups. */
  copies: CopyAges | null
  /** Since the last one was made by the command, where the product makes none; null: never. */
  byHandSeconds: number | null
  /** Null: the Book has not begun. */
  book: BookFacts | null
}

export type BookFacts = {
  signedSeconds: number
  /** Steps that are not in it yet, and those of which no entry could be made. */
  waiting: number
  refused: number
  /** Of the last night, to the ledger; null: not compared yet. */
  differences: number | null
  /** Witnesses that do not sign, and those of them that know another history of ours. */
  away: number
  accusing: number
  /** Watched Books of others that have shown two histories. */
  forked: number
  /** Pages on which the last day was to be posted and does not stand, as far as is known. */
  unposted: number
}

type State = InstallationCheck['state']

const MINUTE_S = 60
const HOUR_S = 3600
const SLOW_ANSWER_MS = 250

export function judgeInstallation(facts: InstallationFacts): InstallationCheck[] {
  const { database, inbox, outbox, jobs, channels, disk, backup, copies, workers } = facts
  const room = judgeRoom(disk)
  return [
    check('database', database, isAttention(database.lateStandbys > 0 || database.answerMs > SLOW_ANSWER_MS)),
    check('migrations', { missing: facts.missingMigrations }, isLate(facts.missingMigrations > 0)),
    check('workers', workers, judgeWorkers(workers)),
    check(
      'inbox',
      { waiting: inbox.waiting, oldestSeconds: inbox.oldestSeconds },
      byAge(inbox.oldestSeconds, { attention: MINUTE_S, late: 5 * MINUTE_S }),
    ),
    check('quarantine', { count: inbox.quarantined }, isAttention(inbox.quarantined > 0)),
    check(
      'outbox',
      outbox,
      worst(
        byAge(outbox.oldestSeconds, { attention: 5 * MINUTE_S, late: 30 * MINUTE_S }),
        isAttention(outbox.unknown + outbox.failed > 0),
      ),
    ),
    check(
      'jobs',
      jobs,
      worst(
        byAge(jobs.oldestSeconds, { attention: 5 * MINUTE_S, late: HOUR_S }),
        isAttention(jobs.failed > 0),
      ),
    ),
    check('attachments', { waiting: facts.attachmentsWaiting }, 'ok'),
    check('channels', channels, isAttention(channels.troubled > 0)),
    check('disk', disk, room === 'enough' ? 'ok' : room === 'little' ? 'attention' : 'late'),
    judgeCertificate(facts.certificate),
    judgeFiles(facts.fileStore),
    check(
      'backup',
      {
        ...(backup ?? { archivedSeconds: null, isFailing: false }),
        ...(copies ?? (facts.byHandSeconds !== null && { byHandSeconds: facts.byHandSeconds })),
      },
      copies ? worst(judgeCopies(copies), isLate(backup?.isFailing === true)) : judgeBackup(backup),
    ),
    check('book', facts.book ?? {}, judgeBook(facts.book)),
  ]
}

/** Renewed by a program a month before its end: with three weeks left that program has failed, with one a person has to act. */
const DAYS_LEFT = { attention: 21, late: 7 }

function judgeCertificate(certificate: CertificateFacts | null): InstallationCheck {
  if (certificate === null) return check('certificate', { isUsed: false }, 'ok')
  const { daysLeft, isTrusted } = certificate
  if (daysLeft === null) return check('certificate', { isUsed: true }, 'unknown')
  const isEnding = isAttention(daysLeft < DAYS_LEFT.attention || !isTrusted)
  const state = daysLeft < DAYS_LEFT.late ? 'late' : isEnding
  return check('certificate', { isUsed: true, daysLeft, isTrusted }, state)
}

function judgeFiles(store: InstallationFacts['fileStore']): InstallationCheck {
  if (store === null) return check('files', { place: 'folder' }, 'ok')
  const { answerMs, failure } = store
  const details = { place: 'store', isAnswering: failure === null, answerMs, ...(failure && { failure }) }
  return check('files', details, isLate(failure !== null))
}

/** A process that only answers people learns from the database that the others have stopped. */
function judgeWorkers({ role, isReady, seenSeconds }: InstallationFacts['workers']): State {
  if (role !== 'api' && !isReady) return 'late'
  return byAge(seenSeconds, { attention: MINUTE_S + MINUTE_S / 2, late: 3 * MINUTE_S })
}

function judgeBackup(backup: InstallationFacts['backup']): State {
  if (backup === null) return 'unknown'
  if (backup.isFailing) return 'late'
  return byAge(backup.archivedSeconds, { attention: 24 * HOUR_S, late: 72 * HOUR_S })
}

function judgeBook(book: BookFacts | null): State {
  if (book === null) return 'unknown'
  const { waiting, refused, differences, away, accusing, forked, unposted, signedSeconds } = book
  if (refused + accusing + (differences ?? 0) > 0) return 'late'
  return isAttention(away + forked + unposted > 0 || (waiting > 0 && signedSeconds > 5 * MINUTE_S))
}

function check(
  code: InstallationCheck['code'],
  details: InstallationCheck['details'],
  state: State,
): InstallationCheck {
  return { code, state, details }
}

function isAttention(isWrong: boolean): State {
  return isWrong ? 'attention' : 'ok'
}

function isLate(isWrong: boolean): State {
  return isWrong ? 'late' : 'ok'
}

function byAge(seconds: number | null, limits: { attention: number; late: number }): State {
  if (seconds === null || seconds < limits.attention) return 'ok'
  return seconds < limits.late ? 'attention' : 'late'
}

const ORDER: readonly State[] = ['ok', 'unknown', 'attention', 'late']

function worst(one: State, two: State): State {
  return ORDER.indexOf(one) > ORDER.indexOf(two) ? one : two
}
