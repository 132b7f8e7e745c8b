/** One read row as everything that is stored of it. */
import { createHash } from 'node:crypto'
import type { Network } from '../../connectors/connector.ts'
import { newId } from '../../platform/ids.ts'
import { asksAuthor } from '../answers/index.ts'
import type { StoredMessage } from '../inbox/index.ts'
import { FRESH, type ImportedWork } from '../incidents/index.ts'
import { buildTitle } from '../text/index.ts'
import type { Describer } from './describe-incident.ts'
import { COLUMNS } from './domain/columns.ts'
import { networkOf } from './domain/header.ts'
import { toRow } from './domain/incident-row.ts'
import { findDifferences } from './domain/overlay.ts'
import type { OwnCell } from './domain/own-cells.ts'
import { isEnded, type ReadRow } from './domain/read-row.ts'
import { type Row, toStored } from './domain/value.ts'
import type { ImportedRow } from './imported.repository.ts'

export type NumberedRow = { number: number; row: ReadRow; own: readonly OwnCell[]; hash: string }
export type BuiltRow = {
  source: NumberedRow
  messages: StoredMessage[]
  work: ImportedWork
  imported: ImportedRow
  /** Work that is taken over starts here at the step that the file implies. */
  isTakenOver: boolean
}

export type Building = {
  describer: Describer
  channels: ReadonlyMap<Network, { id: string; name: string }>
  pageUrl: (network: Network, externalId: string) => string | null
  authorIds: ReadonlyMap<string, string>
  isOpenKept: boolean
  jobId: string | null
  now: Date
}

const TAKEN_OVER = ['new', 'distribution', 'assigned', 'in_progress', 'approval', 'rework', 'postponed']
const UNTITLED = 'Сообщение без текста'

export function buildRow(source: NumberedRow, building: Building): BuiltRow {
  const { row } = source
  const network = networkOf(row.postUrl)
  const channel = building.channels.get(network)
  if (!channel) throw new Error(`No channel for imports of ${network}`)
  const id = newId()
  const isTakenOver = building.isOpenKept && TAKEN_OVER.includes(row.step)
  const step = isTakenOver ? ('new' as const) : isEnded(row.step) ? row.step : ('archived' as const)
  const place = { channelId: channel.id, network, container: 'import', threadExternalId: id }
  const authorId = row.authorUrl ? (building.authorIds.get(authorKey(row.authorUrl)) ?? null) : null
  const question = buildMessage({ ...place, authorId }, { text: row.text, at: row.foundAt, externalId: id })
  const messages = [
    { ...question, permalink: row.postUrl },
    ...row.answers.map(({ text, at }, index) => ({
      ...buildMessage({ ...place, authorId: null }, { text, at, externalId: `${id}-${index + 1}` }),
      direction: 'out' as const,
      authorKind: 'self' as const,
    })),
  ]
  const state = isTakenOver ? { assignedAt: null, agencyCode: null, unitCode: null } : row
  const incident: ImportedWork['incident'] = {
    ...FRESH,
    ...place,
    version: 1,
    suggestion: null,
    latitude: null,
    longitude: null,
    id,
    step,
    title: buildTitle(row.text, null) || UNTITLED,
    surface: question.surface,
    sourceMessageId: question.id,
    authorId,
    topicCode: row.topicCode,
    groupCode: row.groupCode,
    municipalityCode: row.municipalityCode,
    agencyCode: state.agencyCode,
    unitCode: state.unitCode,
    address: row.address,
    kind: row.kind,
    outcome: row.outcome,
    satisfaction: row.satisfaction,
    closingReason: row.closingReason ?? (step === 'done' ? 'imported' : null),
    dismissReason: step === 'dismissed' ? row.dismissReason : null,
    messageCount: messages.length,
    foundAt: row.foundAt,
    registeredAt: isTakenOver ? null : row.foundAt,
    assignedAt: state.assignedAt,
    answeredAt: row.answeredAt,
    closedAt: isTakenOver ? null : row.closedAt,
    tags: row.tags,
  }
  const ours = describe(
    incident,
    { row, channel, blogUrl: building.pageUrl(network, 'import') },
    building.describer,
  )
  return {
    source,
    messages,
    work: { incident, details: detailsOf(source) },
    imported: {
      incidentId: id,
      sourceKey: row.key,
      rowHash: source.hash,
      extra: findDifferences(row.said, ours),
      importedAt: building.now,
      jobId: building.jobId,
      rowNo: source.number,
    },
    isTakenOver,
  }
}

type Place = {
  channelId: string
  network: Network
  container: string
  threadExternalId: string
  authorId: string | null
}

function buildMessage(
  place: Place,
  { text, at, externalId }: { text: string; at: Date; externalId: string },
): StoredMessage {
  return {
    ...place,
    id: newId(),
    surface: place.network === 'form' ? 'form' : 'comment',
    externalId,
    parentExternalId: null,
    direction: 'in',
    authorKind: place.authorId ? 'person' : 'anonymous',
    text,
    attachments: [],
    geo: null,
    version: 'import',
    capturedAt: at,
    isCreationSeen: true,
    sourceState: 'alive',
    occurredAt: at,
    receivedAt: at,
    permalink: null,
    isByHand: false,
    subject: null,
    automatic: null,
    isLate: false,
    isRead: true,
    // The incident is inserted after its messages; the constraint is checked at the end of the transaction.
    incidentId: place.threadExternalId,
  }
}

/** As the export will describe it. */
function describe(
  incident: ImportedWork['incident'],
  { row, channel, blogUrl }: { row: ReadRow; channel: { name: string }; blogUrl: string | null },
  describer: Describer,
): Row {
  return toRow(
    {
      ...incident,
      ...describer.places(incident),
      // Names of the row stay those of the file.
      cabinet: '',
      number: null,
      executor: null,
      submittedAt: null,
      approvalMs: null,
      awaitingAuthorAt: null,
      isFirstAnswerInTime: null,
      closingReason: incident.closingReason ?? incident.satisfaction ?? incident.dismissReason,
      text: row.text,
      hasMedia: false,
      postUrl: row.postUrl,
      blogUrl,
      authorUrl: row.authorUrl,
      answerAccount: channel.name,
      answers: row.answers.map((answer) => ({
        ...answer,
        hasMedia: false,
        asksAuthor: asksAuthor(answer.text),
      })),
      tags: row.tags,
    },
    describer.clocksFor(incident.agencyCode),
  )
}

/** The history has its source and the names that our directory does not have. */
function detailsOf({ number, row }: NumberedRow): Record<string, unknown> {
  const unknown = row.remarks.flatMap(({ column, value }) => (column ? [[column, value]] : []))
  return {
    key: row.key,
    row: number,
    ...(unknown.length > 0 ? { unknown: Object.fromEntries(unknown) } : {}),
  }
}

/** A row that says nothing in own fields has the hash that it had before there were any. */
export function hashRow(said: Row, own: readonly OwnCell[]): string {
  const values: unknown[] = COLUMNS.map((column) => toStored(said[column] ?? null))
  if (own.length > 0) values.push(own.map(({ field, value }) => [field.code, value]))
  return createHash('sha256').update(JSON.stringify(values)).digest('hex')
}

/** Says nothing of the person, but is the same for the same address. */
export function authorKey(url: string): string {
  return `import:${createHash('sha256').update(url).digest('hex').slice(0, 32)}`
}
