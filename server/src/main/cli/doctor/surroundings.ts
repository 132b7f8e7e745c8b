/** What `doctor` looks at beside the database: files, scanner, mail server, disk, standbys. */
import { sql } from 'kysely'
import nodemailer from 'nodemailer'
import type { FileStore } from '../../../platform/files/files.ts'
import { openShelves } from '../../../platform/files/open-shelves.ts'
import { createVirusScan } from '../../../platform/files/virus-scan.ts'
import { securityOf } from '../../../platform/mail-server.ts'
import { GIGABYTE, judgeRoom, readDiskRoom } from '../../installation/disk-room.ts'
import { SHELVES } from '../../wiring/files/open-files.ts'
import type { DoctorCheck } from './check.ts'

/** Of each kind the newest: a backup that was forgotten or is old lacks those first. */
const LOOKED_AT = 500
const NAMING = Object.values(SHELVES).flatMap(({ folder, tables }) =>
  tables.map((table) => ({ folder, table })),
)

/** A database restored without the folder of files looks whole until somebody opens a photograph. */
export const files: DoctorCheck = {
  name: 'files',
  async run({ db, config }) {
    const { bucket, shelf } = openShelves(config)
    await bucket?.prove()
    let missing = 0
    let looked = 0
    for (const { folder, table } of NAMING) {
      const { rows } = await sql<{ hash: string }>`
        select distinct hash from (
          select hash from ${sql.table(table)} where hash is not null order by ctid desc limit ${LOOKED_AT}) newest`.execute(
        db,
      )
      looked += rows.length
      missing += await countMissing(
        shelf(folder),
        rows.map(({ hash }) => hash),
      )
    }
    if (missing === 0)
      return { state: 'ok', found: `${looked} looked for, all there${bucket ? ', the store answers' : ''}` }
    return {
      state: 'failed',
      found: `${missing} of ${looked} are not in the ${bucket ? 'store or the ' : ''}folder files`,
      fix: 'restore the folder files from the backup, or share it with this node',
    }
  },
}

/** A store is asked over the network, so a few at once. */
const ASKED_AT_ONCE = 16

async function countMissing(store: FileStore, hashes: readonly string[]): Promise<number> {
  let missing = 0
  for (let at = 0; at < hashes.length; at += ASKED_AT_ONCE) {
    const found = await Promise.all(hashes.slice(at, at + ASKED_AT_ONCE).map(store.has))
    missing += found.filter((isThere) => !isThere).length
  }
  return missing
}

export const scanner: DoctorCheck = {
  name: 'scanner',
  async run({ config }) {
    if (config.clamdUrl === null) {
      const fix = 'set VECHE_CLAMD_URL'
      return { state: 'warning', found: 'none: attachments are not looked at for viruses', fix }
    }
    try {
      await createVirusScan(config.clamdUrl)(Buffer.from('doctor'))
      return { state: 'ok', found: 'clamd answers' }
    } catch {
      return { state: 'failed', found: 'clamd does not answer', fix: `start it, or mend ${config.clamdUrl}` }
    }
  },
}

const MAIL_LIMIT_MS = 10_000

export const mail: DoctorCheck = {
  name: 'mail',
  async run({ config }) {
    if (config.mail === null) return { state: 'ok', found: 'no mail server is set: no letters are sent' }
    const transport = nodemailer.createTransport({
      ...securityOf(config.mail.smtpUrl),
      ...{ url: config.mail.smtpUrl, connectionTimeout: MAIL_LIMIT_MS },
      ...{ greetingTimeout: MAIL_LIMIT_MS, socketTimeout: MAIL_LIMIT_MS },
    })
    try {
      await transport.verify()
      return { state: 'ok', found: 'the mail server takes our name and password' }
    } catch (error) {
      const found = `the mail server refuses us: ${error instanceof Error ? error.message : 'no reason'}`
      return { state: 'failed', found, fix: 'look at VECHE_SMTP_URL' }
    } finally {
      transport.close()
    }
  },
}

export const disk: DoctorCheck = {
  name: 'disk',
  async run({ config }) {
    const { freeBytes } = readDiskRoom(config.dataDir)
    const found = `${(freeBytes / GIGABYTE).toFixed(1)} GB free for the data folder`
    const room = judgeRoom({ freeBytes })
    if (room === 'enough') return { state: 'ok', found }
    return {
      state: room === 'nothing' ? 'failed' : 'warning',
      found,
      fix: 'make room: a full disk stops intake',
    }
  },
}

const LATE_S = 60

export const standbys: DoctorCheck = {
  name: 'standbys',
  async run({ db }) {
    const { rows } = await sql<{ state: string | null; lag: number }>`
      select state, coalesce(extract(epoch from replay_lag), 0)::float8 as lag from pg_stat_replication`.execute(
      db,
    )
    if (rows.length === 0) return { state: 'ok', found: 'none' }
    if (rows.some(({ state }) => state === null)) {
      const fix = 'grant pg_read_all_stats to the role of DATABASE_URL'
      return { state: 'ok', found: `${rows.length}, whose lag our role may not see`, fix }
    }
    const late = rows.filter(({ state, lag }) => state !== 'streaming' || lag > LATE_S)
    if (late.length === 0) return { state: 'ok', found: `${rows.length}, all streaming` }
    const fix = 'look at pg_stat_replication and the log of the standby'
    return { state: 'warning', found: `${late.length} of ${rows.length} are behind`, fix }
  },
}
