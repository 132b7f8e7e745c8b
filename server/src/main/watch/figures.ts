/** How each figure of «Состояние» is called and measured for Prometheus: the one list of them. Pure. */
import type { InstallationCheck } from '@veche/contract/admin/installation.ts'

type Code = InstallationCheck['code']

export type Figure = {
  name: string
  help: string
  /** Where several figures stand under one name. */
  labels?: Readonly<Record<string, string>>
  /** How many of the detail make one of the unit of its name. */
  inUnit?: number
  /** Told where there is no figure because nothing waits. Absent: where none is known none is told. */
  whenNone?: number
  /** The label under which a text is told, beside the value 1. */
  textLabel?: string
}
export type Sample = { name: string; labels: Readonly<Record<string, string>>; value: number }

const INBOX = { name: 'veche_inbox_rows', help: 'Raw messages by state' }
const OUTBOX = { name: 'veche_outbox_rows', help: 'Publications that are not settled, by state' }
const MS_IN_S = 1000

/** By check and by the name of its detail. A check without an entry does not compile, a detail without one fails a test. */
export const FIGURES: Readonly<Record<Code, Readonly<Record<string, Figure>>>> = {
  database: {
    version: { name: 'veche_database_info', help: 'Version of PostgreSQL', textLabel: 'version' },
    sizeBytes: { name: 'veche_database_size_bytes', help: 'Size of the database' },
    answerMs: {
      ...{ name: 'veche_database_answer_seconds', help: 'How long the database took to tell of itself' },
      inUnit: MS_IN_S,
    },
    standbys: { name: 'veche_database_standbys', help: 'Standbys that follow the database' },
    lateStandbys: {
      name: 'veche_database_late_standbys',
      help: 'Standbys that are more than a minute behind',
    },
  },
  migrations: {
    missing: { name: 'veche_migrations_missing', help: 'Migrations that the database lacks' },
  },
  workers: {
    role: { name: 'veche_workers_info', help: 'Role of this process', textLabel: 'role' },
    isReady: { name: 'veche_workers_ready', help: 'Whether the workers of this process run' },
    seenSeconds: {
      name: 'veche_workers_seen_age_seconds',
      help: 'Since workers of any node last looked around',
    },
  },
  inbox: {
    waiting: { ...INBOX, labels: { state: 'new' } },
    oldestSeconds: age('veche_inbox_oldest_seconds', 'Age of the oldest raw message that waits'),
  },
  quarantine: {
    count: { ...INBOX, labels: { state: 'quarantined' } },
  },
  outbox: {
    queued: { ...OUTBOX, labels: { state: 'queued' } },
    sending: { ...OUTBOX, labels: { state: 'sending' } },
    unknown: { ...OUTBOX, labels: { state: 'unknown' } },
    failed: { ...OUTBOX, labels: { state: 'failed' } },
    oldestSeconds: age('veche_outbox_oldest_seconds', 'Since the oldest due publication should have left'),
  },
  jobs: {
    waiting: { name: 'veche_jobs_waiting', help: 'Jobs that are due and wait' },
    failed: { name: 'veche_jobs_failed', help: 'Jobs of the last day that failed for good' },
    oldestSeconds: age('veche_jobs_oldest_seconds', 'Since the oldest due job should have begun'),
  },
  attachments: {
    waiting: { name: 'veche_attachments_waiting', help: 'Attachments of residents that are not copied yet' },
  },
  channels: {
    active: { name: 'veche_channels_active', help: 'Channels that are on' },
    troubled: { name: 'veche_channels_troubled', help: 'Of those, channels that ask to be looked at' },
  },
  disk: {
    freeBytes: { name: 'veche_disk_free_bytes', help: 'Room left on the disk of the data folder' },
    totalBytes: { name: 'veche_disk_size_bytes', help: 'Size of the disk of the data folder' },
  },
  certificate: {
    isUsed: { name: 'veche_certificate_used', help: 'Whether the public address has TLS' },
    daysLeft: {
      name: 'veche_certificate_days_left',
      help: 'Days until the certificate of the public address ends',
    },
    isTrusted: { name: 'veche_certificate_trusted', help: 'Whether browsers would trust that certificate' },
  },
  files: {
    place: { name: 'veche_files_info', help: 'Where files lie: folder or store', textLabel: 'place' },
    isAnswering: { name: 'veche_files_store_answering', help: 'Whether the store of files answers' },
    answerMs: {
      ...{ name: 'veche_files_store_answer_seconds', help: 'How long the store took to list one file' },
      inUnit: MS_IN_S,
    },
  },
  backup: {
    archivedSeconds: { name: 'veche_backup_log_age_seconds', help: 'Since the log was last handed over' },
    isFailing: { name: 'veche_backup_log_failing', help: 'Whether the last handing over of the log failed' },
    madeSeconds: { name: 'veche_backup_age_seconds', help: 'Since the newest whole backup was made' },
    verifiedSeconds: {
      name: 'veche_backup_proof_age_seconds',
      help: 'Since a backup was last restored aside',
    },
  },
  book: {
    signedSeconds: { name: 'veche_book_signed_age_seconds', help: 'Since the Book was last signed' },
    waiting: { name: 'veche_book_steps_waiting', help: 'Steps that are not in the Book yet' },
    refused: { name: 'veche_book_steps_refused', help: 'Steps of which no entry could be made' },
    differences: { name: 'veche_book_differences', help: 'Differences to the ledger, of the last night' },
    away: { name: 'veche_book_witnesses_away', help: 'Witnesses of the Book that do not sign' },
    accusing: {
      name: 'veche_book_witnesses_accusing',
      help: 'Of those, witnesses that know another history',
    },
    forked: { name: 'veche_book_watched_forked', help: 'Watched Books of others that showed two histories' },
    unposted: { name: 'veche_book_pages_unposted', help: 'Pages on which the last day does not stand' },
  },
}

export const STATE_NAME = 'veche_check_state'
/** A check that cannot be judged here is not told at all. */
const STATE_VALUES = { ok: 0, attention: 1, late: 2 } as const

export function samplesOf(checks: readonly InstallationCheck[]): Sample[] {
  return checks.flatMap(({ code, state, details }) => [
    ...(state === 'unknown'
      ? []
      : [{ name: STATE_NAME, labels: { check: code }, value: STATE_VALUES[state] }]),
    ...Object.entries(FIGURES[code]).flatMap(([detail, figure]) => sampleOf(figure, details[detail])),
  ])
}

function sampleOf(
  { name, labels = {}, inUnit = 1, whenNone, textLabel }: Figure,
  told: InstallationCheck['details'][string] | undefined,
): Sample[] {
  if (typeof told === 'string')
    return textLabel ? [{ name, labels: { ...labels, [textLabel]: told }, value: 1 }] : []
  const value = typeof told === 'boolean' ? Number(told) : (told ?? whenNone)
  return value === undefined ? [] : [{ name, labels, value: value / inUnit }]
}

function age(name: string, help: string): Figure {
  return { name, help, whenNone: 0 }
}
