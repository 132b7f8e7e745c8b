import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
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
}

export async function readDirectory(db: Db): Promise<Directory> {
  const [region, municipalities, agencies, topicGroups, topics, routes] = await Promise.all([
    getRegion(db),
    db
      .selectFrom('municipality')
      .select(['code', 'name', 'shortName', 'centre', 'population', 'latitude', 'longitude'])
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
  ])
  return { region, municipalities, agencies, topicGroups, topics, routes }
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
      .select(['code', 'name', 'shortName', 'kind', 'municipalityCode', 'scheduleCode', 'isTrusted'])
      .where('isActive', '=', true)
      .orderBy('name')
      .execute(),
    db.selectFrom('unit').select(['code', 'name', 'agencyCode']).orderBy('name').execute(),
  ])
  const unitsOf = Map.groupBy(units, (unit) => unit.agencyCode)
  return agencies.map((agency) => ({ ...agency, units: unitsOf.get(agency.code) ?? [] }))
}

function readTopics(db: Db): Promise<Topic[]> {
  return db
    .selectFrom('topic')
    .select(['code', 'groupCode', 'name', 'definition', 'isUrgent', 'isPhysical'])
    .where((eb) => eb.or([eb('validUntil', 'is', null), eb('validUntil', '>', sql<Date>`current_date`)]))
    .orderBy('name')
    .execute()
}

export async function listPolygons(db: Db): Promise<{ municipalityCode: string; geometry: unknown }[]> {
  return db
    .selectFrom('municipality')
    .select(['code as municipalityCode', 'polygon as geometry'])
    .where('polygon', 'is not', null)
    .orderBy('code')
    .execute()
}
