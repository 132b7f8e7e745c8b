/** What a file would change: new outages, changed ones field by field, and what is wrong in it, by row. */
import { createHash } from 'node:crypto'
import type { ImportProblem } from '@veche/contract/admin/directory.ts'
import type { CreateOutageRequest } from '@veche/contract/outages.ts'
import type { Db } from '../../../platform/database/db.ts'
import { AppError } from '../../../platform/errors.ts'
import type { Actor } from '../../access/index.ts'
import { type CellRow, type Directory, fold, sheetProblem } from '../../directory/index.ts'
import { checkChange, fieldsOf, shownOf } from '../entry/change-rules.ts'
import { checkEntry } from '../entry/check-outage.ts'
import type { FieldChange } from '../outage-changes.repository.ts'
import { type Reach, reachOf } from '../outages.policy.ts'
import type { OutageRow } from '../outages.repository.ts'
import { readOutageRows, type SaidRow } from './read-outage-rows.ts'
import { listKnown } from './sheet.repository.ts'

export type PlannedChange = {
  outage: OutageRow
  said: CreateOutageRequest
  fields: FieldChange[]
}
export type ImportPlan = {
  added: SaidRow[]
  changed: PlannedChange[]
  sameCount: number
  problems: ImportProblem[]
  /** Of everything that the plan rests on. */
  basedOn: string
}
export type PlanFacts = { actor: Actor; directory: Directory; timeZone: string; now: Date }

export async function planImport(db: Db, cells: readonly CellRow[], facts: PlanFacts): Promise<ImportPlan> {
  const reach = reachOf(facts.actor, 'enter', facts.directory)
  const read = readOutageRows(cells, { ...facts, ownAgencyCode: ownAgencyOf(reach) })
  const known = await listKnown(db, { reach, rows: read.rows })
  const taken = new Map<string, number>()
  const judged = read.rows.map((row) => judgeRow(row, { known, taken, reach, ...facts }))
  const stands = known.map(({ id, version }) => [id, version])
  return {
    added: judged.flatMap((one) => (one.kind === 'added' ? one.row : [])),
    changed: judged.flatMap((one) => (one.kind === 'changed' ? one.change : [])),
    sameCount: judged.filter(({ kind }) => kind === 'same').length,
    problems: [...read.problems, ...judged.flatMap((one) => (one.kind === 'wrong' ? one.problem : []))],
    basedOn: createHash('sha256')
      .update(JSON.stringify([read.rows, stands]))
      .digest('hex'),
  }
}

type Judged =
  | { kind: 'added'; row: SaidRow }
  | { kind: 'changed'; change: PlannedChange }
  | { kind: 'same' }
  | { kind: 'wrong'; problem: ImportProblem }
type Around = PlanFacts & { known: readonly OutageRow[]; taken: Map<string, number>; reach: Reach }

function judgeRow(row: SaidRow, { known, taken, reach, directory, now }: Around): Judged {
  const key = row.number === null ? naturalKey(row.said) : String(row.number)
  const outage = known.find((one) => key === (row.number === null ? naturalKey(one) : String(one.number)))
  const wrong = (code: string, value: string): Judged => ({
    ...{ kind: 'wrong', problem: sheetProblem(row.row, 'number', code, value) },
  })
  if (row.number !== null && !outage) return wrong('unknown_number', key)
  const id = outage?.id ?? key
  const twin = taken.get(id)
  if (twin !== undefined) return wrong('twice', String(twin))
  taken.set(id, row.row)
  try {
    if (outage) return judgeChange(outage, row, { reach, directory, now })
    checkEntry(row.said, { reach, directory, now })
    return { kind: 'added', row }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { kind: 'wrong', problem: problemOf(row.row, error) }
  }
}

function judgeChange(outage: OutageRow, { said }: SaidRow, facts: Parameters<typeof checkChange>[2]): Judged {
  // A file says nothing of the map.
  const { area } = shownOf(outage)
  const fields = fieldsOf(shownOf(outage), { ...said, ...plainTimes(said), area })
  if (fields.length === 0) return { kind: 'same' }
  checkChange(outage, said, facts)
  return { kind: 'changed', change: { outage, said, fields } }
}

/** A schedule that comes each day without our numbers is about the same outages. */
function naturalKey(
  outage: Omit<CreateOutageRequest, 'area' | 'beginsAt' | 'endsAt'> & { beginsAt: string | Date },
): string {
  const { kind, agencyCode, municipalityCode, addresses, beginsAt } = outage
  return [kind, agencyCode, municipalityCode, fold(addresses), new Date(beginsAt).toISOString()].join('|')
}

function plainTimes({ beginsAt, endsAt }: CreateOutageRequest) {
  return { beginsAt: new Date(beginsAt).toISOString(), endsAt: new Date(endsAt).toISOString() }
}

function problemOf(row: number, { code, details }: AppError): ImportProblem {
  const field = typeof details.field === 'string' ? details.field : null
  const words = [details.words, details.agency, details.code].find((value) => typeof value === 'string')
  return sheetProblem(row, field, code.replace(/^\w+\./, ''), words === undefined ? '' : String(words))
}

/** Of who enters for one body alone. */
function ownAgencyOf(reach: Reach): string | null {
  if (reach === 'region') return null
  const [own = null, ...others] = reach.agencyCodes
  return others.length === 0 ? own : null
}
