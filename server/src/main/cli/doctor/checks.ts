/** What `doctor` looks at. A module with something to prove adds its check to the list at the end. */
import { ENDED_STEPS } from '@veche/contract/values/incidents.ts'
import { sql } from 'kysely'
import { verifyJournal } from '../../../modules/access/index.ts'
import { findBrokenChain } from '../../../modules/incidents/index.ts'
import { resolveSecret } from '../../../platform/config.ts'
import { countMissingMigrations } from '../../../platform/database/migrate.ts'
import { createVault } from '../../../platform/vault.ts'
import { backup } from './backup.ts'
import type { DoctorCheck } from './check.ts'
import { counts } from './counts.ts'
import { published } from './published.ts'
import { replica } from './replica.ts'
import { role } from './role.ts'
import { disk, files, mail, scanner, standbys } from './surroundings.ts'

const MIN_VERSION = 150_000

const server: DoctorCheck = {
  name: 'database',
  async run({ db, isEmbedded }) {
    const { rows } = await sql<{ version: string; number: number; checksums: string; fsync: string }>`
      select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
        current_setting('data_checksums') as checksums, current_setting('fsync') as fsync`.execute(db)
    const [row] = rows
    if (!row || row.number < MIN_VERSION) {
      return { state: 'failed', found: `PostgreSQL ${row?.version}`, fix: 'move to version 15 or newer' }
    }
    const found = `PostgreSQL ${row.version}${isEmbedded ? ', embedded' : ''}`
    if (row.fsync !== 'on') return { state: 'failed', found: `${found}, fsync is off`, fix: 'set fsync = on' }
    if (row.checksums !== 'on') {
      return {
        state: 'warning',
        found: `${found}, no checksums`,
        fix: 'stop the server and run pg_checksums --enable',
      }
    }
    return { state: 'ok', found }
  },
}

const cyrillic: DoctorCheck = {
  name: 'cyrillic',
  async run({ db }) {
    const { rows } = await sql<{ isRight: boolean }>`
      select lower('ДОМ') = 'дом' and to_tsvector('russian', 'Дороги')::text like '%дорог%'
        and array_length(show_trgm('Дом'), 1) > 0 as "isRight"`.execute(db)
    if (rows[0]?.isRight) return { state: 'ok', found: 'search understands Russian' }
    return {
      state: 'failed',
      found: 'search does not understand Russian',
      fix: "create the database with LOCALE_PROVIDER icu ICU_LOCALE 'ru-RU' LOCALE 'C.UTF-8' and restore into it",
    }
  },
}

const migrations: DoctorCheck = {
  name: 'migrations',
  isGround: true,
  async run({ db }) {
    const missing = await countMissingMigrations(db)
    if (missing === 0) return { state: 'ok', found: 'all applied' }
    return { state: 'failed', found: `${missing} missing`, fix: 'npx veche migrate' }
  },
}

/** A database restored without its secret looks whole until the first message cannot be sent. */
const secret: DoctorCheck = {
  name: 'secret',
  async run({ db, config }) {
    const vault = createVault(resolveSecret(config))
    const channels = await db.selectFrom('channel').select(['id', 'credentials']).execute()
    const closed = channels.filter(({ credentials }) => !canOpen(() => vault.open(credentials)))
    if (closed.length === 0) return { state: 'ok', found: `opens the keys of ${channels.length} channels` }
    return {
      state: 'failed',
      found: `does not open the keys of ${closed.length} of ${channels.length} channels`,
      fix: 'set VECHE_SECRET to the secret the keys were saved with, or give the channels new tokens',
    }
  },
}

function canOpen(open: () => unknown): boolean {
  try {
    open()
    return true
  } catch {
    return false
  }
}

const administrators: DoctorCheck = {
  name: 'administrators',
  async run({ db }) {
    const rows = await db
      .selectFrom('roleGrant')
      .innerJoin('appUser', 'appUser.id', 'roleGrant.userId')
      .select(['appUser.id', 'appUser.twoFactorEnabled'])
      .where('roleGrant.role', '=', 'administrator')
      .where('appUser.isActive', '=', true)
      .execute()
    if (rows.length === 0) {
      const fix = 'npx veche user create --email E --name N --role administrator'
      return { state: 'warning', found: 'nobody', fix }
    }
    return { state: 'ok', found: String(rows.length) }
  },
}

/** History cannot be changed by the product; this finds what was changed past it. */
const history: DoctorCheck = {
  name: 'history',
  async run({ db }) {
    const broken = await findBrokenChain(db)
    if (!broken) return { state: 'ok', found: 'every chain of hashes holds' }
    return {
      state: 'failed',
      found: `incident ${broken.incidentId} differs from its hashes at row ${broken.seq}`,
      fix: 'compare it with a backup: somebody changed the history past the product',
    }
  },
}

/** The security journal has one chain; its end is written to the log each hour. */
const journal: DoctorCheck = {
  name: 'journal',
  async run({ db }) {
    const verdict = await verifyJournal(db)
    if (verdict.isWhole) return { state: 'ok', found: `${verdict.head.seq} rows, every hash holds` }
    return {
      state: 'failed',
      found: `${verdict.problem} at row ${verdict.seq}`,
      fix: 'compare it with a backup: somebody changed the journal past the product',
    }
  },
}

/** Open work without a deadline would be forgotten without anybody being late. */
const deadlines: DoctorCheck = {
  name: 'deadlines',
  async run({ db }) {
    const row = await db
      .selectFrom('incident')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('step', 'not in', ENDED_STEPS)
      .where('deadlineDueAt', 'is', null)
      .executeTakeFirstOrThrow()
    if (row.count === 0) return { state: 'ok', found: 'every open incident has one' }
    return {
      state: 'failed',
      found: `${row.count} open incidents have none`,
      fix: 'report it: it must not happen',
    }
  },
}

/** What the data themselves say, wherever they stand: a restored copy is judged by these. */
export const DATA_CHECKS: readonly DoctorCheck[] = [
  cyrillic,
  secret,
  history,
  journal,
  published,
  deadlines,
  counts,
  files,
]

export const DOCTOR_CHECKS: readonly DoctorCheck[] = [
  server,
  cyrillic,
  role,
  migrations,
  secret,
  administrators,
  history,
  journal,
  published,
  deadlines,
  counts,
  files,
  scanner,
  mail,
  disk,
  backup,
  standbys,
  replica,
]
