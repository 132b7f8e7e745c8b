import type { PlaceRoute } from '@veche/contract/admin/place-routes/place-routes.ts'
import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/db.ts'
import { NotFoundError } from '../../platform/errors.ts'
import type { Route } from './domain/routing.ts'

export type Municipality = {
  code: string
  name: string
  shortName: string
  centre: string
  population: number | null
  latitude: number | null
  longitude: number | null
}
export type Unit = { code: string; name: string; agencyCode: string }
export type Agency = {
  code: string
  name: string
  shortName: string
  kind: 'centre' | 'ministry' | 'administration' | 'utility'
  municipalityCode: string | null
  scheduleCode: string
  isTrusted: boolean
  /** «Внутреннее согласование»: the agency's own approver says yes before the centre. */
  needsInnerApproval: boolean
  /** Said in answers; may be empty. */
  phone: string
  units: Unit[]
}
export type TopicGroup = { code: string; name: string }
export type Topic = {
  code: string
  groupCode: string
  name: string
  definition: string | null
  isUrgent: boolean
  isPhysical: boolean
}
export type Region = { name: string; timeZone: string }

/** Everything an incident may refer to, as it is now. */
export type Directory = {
  region: Region
  municipalities: Municipality[]
  agencies: Agency[]
  topicGroups: TopicGroup[]
  topics: Topic[]
  routes: Route[]
  /** Whose a street, houses of it or an object are. */
  placeRoutes: PlaceRoute[]
  /** What a closed topic became, by its code. */
  mappings: { oldCode: string; newCode: string }[]
  /** Closed and switched off: old work still names them. */
  retired: Retired
}
type Named = { code: string; name: string }
export type Retired = Record<'municipalities' | 'agencies' | 'units' | 'topics', Named[]>

export async function readDirectory(db: Db): Promise<Directory> {
  const [region, municipalities, agencies, topicGroups, topics, routes, placeRoutes, mappings, retired] =
    await Promise.all([
      getRegion(db),
      db
        .selectFrom('municipality')
        .select(['code', 'name', 'shortName', 'centre', 'population', 'latitude', 'longitude'])
        .where('isActive', '=', true)
        .orderBy('name')
        .execute(),
      readAgencies(db),
      db.selectFrom('topicGroup').select(['code', 'name']).orderBy('position').execute(),
      readTopics(db),
      db
        .selectFrom('route')
        .innerJoin('agency', 'agency.code', 'route.agencyCode')
        .select(['topicCode', 'groupCode', 'route.municipalityCode', 'agencyCode'])
        .where('agency.isActive', '=', true)
        .execute(),
      readPlaceRoutes(db),
      db.selectFrom('topicMapping').select(['oldCode', 'newCode']).execute(),
      readRetired(db),
    ])
  return { region, municipalities, agencies, topicGroups, topics, routes, placeRoutes, mappings, retired }
}

function readPlaceRoutes(db: Db): Promise<PlaceRoute[]> {
  return db
    .selectFrom('placeRoute')
    .innerJoin('agency', 'agency.code', 'placeRoute.agencyCode')
    .select(['topicCode', 'groupCode', 'placeRoute.municipalityCode', 'street', 'houses', 'object'])
    .select(['agencyCode', 'unitCode'])
    .where('agency.isActive', '=', true)
    .orderBy('placeRoute.id')
    .execute()
}

export function getRegion(db: Db): Promise<Region> {
  return db
    .selectFrom('region')
    .select(['name', 'timeZone'])
    .executeTakeFirstOrThrow(() => new NotFoundError('directory.not_seeded'))
}

async function readAgencies(db: Db): Promise<Agency[]> {
  const [agencies, units] = await Promise.all([
    db
      .selectFrom('agency')
      .select([
        'code',
        'name',
        'shortName',
        'kind',
        'municipalityCode',
        'scheduleCode',
        'isTrusted',
        'needsInnerApproval',
        'phone',
      ])
      .where('isActive', '=', true)
      .orderBy('name')
      .execute(),
    db
      .selectFrom('unit')
      .select(['code', 'name', 'agencyCode'])
      .where('isActive', '=', true)
      .orderBy('name')
      .execute(),
  ])
  const unitsOf = Map.groupBy(units, (unit) => unit.agencyCode)
  return agencies.map((agency) => ({ ...agency, units: unitsOf.get(agency.code) ?? [] }))
}

function readTopics(db: Db): Promise<Topic[]> {
  return db
    .selectFrom('topic')
    .select(['code', 'groupCode', 'name', 'definition', 'isUrgent', 'isPhysical'])
    .where(sql<boolean>`valid_from <= ${today} and (valid_until is null or valid_until > ${today})`)
    .orderBy('name')
    .execute()
}

/** The region's day, not the server's: a topic closes at its midnight. */
const today = sql`(now() at time zone (select time_zone from region))::date`

async function readRetired(db: Db): Promise<Retired> {
  const listInactive = (table: 'municipality' | 'agency' | 'unit') =>
    db.selectFrom(table).select(['code', 'name']).where('isActive', '=', false).execute()
  const [municipalities, agencies, units, topics] = await Promise.all([
    listInactive('municipality'),
    listInactive('agency'),
    listInactive('unit'),
    db
      .selectFrom('topic')
      .select(['code', 'name'])
      .where(sql<boolean>`valid_from > ${today} or valid_until <= ${today}`)
      .execute(),
  ])
  return { municipalities, agencies, units, topics }
}

export async function listPolygons(db: Db): Promise<{ municipalityCode: string; geometry: unknown }[]> {
  return db
    .selectFrom('municipality')
    .select(['code as municipalityCode', 'polygon as geometry'])
    .where('polygon', 'is not', null)
    .orderBy('code')
    .execute()
}

export function listUnitCodes(tx: Tx, agencyCode: string): Promise<{ code: string }[]> {
  return tx.selectFrom('unit').select('code').where('agencyCode', '=', agencyCode).execute()
}

export function listGroupCodes(tx: Tx): Promise<{ code: string }[]> {
  return tx.selectFrom('topicGroup').select('code').execute()
}

export async function isMunicipalityKnown(db: Db, code: string): Promise<boolean> {
  const row = await db.selectFrom('municipality').select('code').where('code', '=', code).executeTakeFirst()
  return row !== undefined
}

/** Of those that may be chosen. */
export function listScheduleNames(db: Db): Promise<{ code: string; name: string }[]> {
  return db
    .selectFrom('schedule')
    .select(['code', 'name'])
    .where('isActive', '=', true)
    .orderBy('name')
    .execute()
}
