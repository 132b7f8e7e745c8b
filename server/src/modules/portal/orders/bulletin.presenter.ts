import type {
  BulletinCounts,
  BulletinDeed,
  BulletinProgressResponse,
  BulletinSummary,
} from '@veche/contract/portal/orders.ts'
import type { Cell } from '../../../platform/sheets/index.ts'
import { momentCell, namesCell } from '../../../platform/sheets/word-cells.ts'
import type { Directory } from '../../directory/index.ts'
import type { DeedRow } from './acts.repository.ts'
import { isOwing, type ListedBulletin } from './bulletin-list.repository.ts'
import { isPast, stateOf } from './domain/bulletin.ts'
import type { Group, Reader } from './progress.repository.ts'

export function presentSummary(
  row: ListedBulletin,
  { now, today }: { now: Date; today: string },
): BulletinSummary {
  const { id, kind, title, act, dueOn, writtenByName, publishedAt, isCorrected, isRead, isMine, deed } = row
  const state = stateOf(row, now)
  return {
    ...{ id, kind, state, title, act, dueOn, authorName: writtenByName },
    ...{ publishedAt: publishedAt?.toISOString() ?? null, isCorrected, isRead, isMine, deed },
    isLate: state === 'open' && isOwing(row) && isPast(dueOn, today),
  }
}

export function presentDeed(deed: DeedRow, readerId: string): BulletinDeed {
  const { id, subject, state, words, link, files, userId, userName, pressedAt } = deed
  return {
    ...{ id, subject, state, words, link, files, byName: userName, isMine: userId === readerId },
    at: pressedAt.toISOString(),
  }
}

type Facts = {
  groups: readonly Group[]
  /** The bodies or municipalities that must do it; null: each person does. */
  must: readonly string[] | null
  deeds: readonly DeedRow[]
  isTask: boolean
  isPastDay: boolean
  /** The end of the day to which it was to be done; null: of news. */
  dueEnd: Date | null
}

export function countProgress({ groups, must, deeds, isTask, isPastDay, dueEnd }: Facts): BulletinCounts {
  const sum = (of: 'people' | 'read' | 'done' | 'doneLate' | 'cannot') =>
    groups.reduce((total, group) => total + group[of], 0)
  const said = (state: string) =>
    must === null
      ? sum(state === 'done' ? 'done' : 'cannot')
      : deeds.filter((deed) => deed.state === state && must.includes(deed.subject)).length
  const all = !isTask ? 0 : must === null ? sum('people') : must.length
  const [done, cannot] = isTask ? [said('done'), said('cannot')] : [0, 0]
  return {
    people: sum('people'),
    read: sum('read'),
    must: all,
    done,
    cannot,
    late: isPastDay ? all - done : 0,
    doneLate: must === null ? sum('doneLate') : deeds.filter((deed) => isDoneLate(deed, dueEnd)).length,
  }
}

function isDoneLate({ state, pressedAt }: DeedRow, dueEnd: Date | null): boolean {
  return state === 'done' && dueEnd !== null && pressedAt >= dueEnd
}

type Row = BulletinProgressResponse['groups'][number]

/** By municipality; a body or municipality that must do it has a row also where nobody of it has an account. */
export function presentGroups(facts: Facts, { agencies }: Directory, readerId: string): Row[] {
  const { groups, must, deeds, isTask, isPastDay, dueEnd } = facts
  const keyOf = (place: Pick<Row, 'municipalityCode' | 'agencyCode'>) =>
    `${place.municipalityCode ?? ''} ${place.agencyCode ?? ''}`
  const rows = new Map<string, Row>()
  for (const { municipalityCode, agencyCode, people, read, done, doneLate, cannot } of groups) {
    const own = must === null && isTask ? { must: people, done, doneLate, cannot } : NOTHING
    const place = { municipalityCode, agencyCode }
    const isLate = isPastDay && own.done < own.must
    rows.set(keyOf(place), { ...place, people, read, ...own, isLate, deed: null })
  }
  const byDoer = new Map(deeds.map((deed) => [deed.subject, deed]))
  for (const subject of must ?? []) {
    const place = placeOf(subject, agencies)
    const row = rows.get(keyOf(place)) ?? { ...place, ...NOBODY }
    const deed = byDoer.get(subject)
    const isDone = deed?.state === 'done'
    rows.set(keyOf(place), {
      ...{
        ...row,
        must: 1,
        done: Number(isDone),
        doneLate: Number(deed !== undefined && isDoneLate(deed, dueEnd)),
        cannot: Number(deed?.state === 'cannot'),
      },
      isLate: isPastDay && !isDone,
      deed: deed && deed.state !== 'taken_back' ? presentDeed(deed, readerId) : null,
    })
  }
  return [...rows.values()]
}

const NOTHING = { must: 0, done: 0, doneLate: 0, cannot: 0 }
const NOBODY = { people: 0, read: 0, ...NOTHING, isLate: false, deed: null }

/** A code of a body or of a municipality; an administration stands in the row of its municipality. */
function placeOf(
  subject: string,
  agencies: Directory['agencies'],
): Pick<Row, 'municipalityCode' | 'agencyCode'> {
  const agency = agencies.find(({ code }) => code === subject)
  if (!agency) return { municipalityCode: subject, agencyCode: null }
  const { kind, municipalityCode } = agency
  return kind === 'administration' && municipalityCode !== null
    ? { municipalityCode, agencyCode: null }
    : { municipalityCode: null, agencyCode: subject }
}

export const READER_COLUMNS = [
  ...['Муниципалитет', 'Ведомство', 'Имя', 'Прочитано', 'Исполнение', 'Когда', 'Слова', 'Ссылка', 'Файлы'],
]
const DEED_WORDS = { done: 'сделано', cannot: 'не может', taken_back: '' }

export function readerCells(
  { name, municipalityCode, agencyCode, readAt, deed, words, link, files, doneAt }: Reader,
  { municipalities, agencies }: Directory,
  zone: string,
): Cell[] {
  const nameIn = (list: readonly { code: string; name: string }[], code: string | null) =>
    code === null ? '' : namesCell(list, [code])
  const wall = (moment: Date | null) => momentCell(zone, moment)
  const isSaid = deed === 'done' || deed === 'cannot'
  return [
    ...[nameIn(municipalities, municipalityCode), nameIn(agencies, agencyCode), name, wall(readAt)],
    ...[deed ? DEED_WORDS[deed] : '', isSaid ? wall(doneAt) : '', isSaid ? (words ?? '') : ''],
    isSaid ? (link ?? '') : '',
    isSaid ? files.map((file) => file.name).join(', ') : '',
  ]
}
