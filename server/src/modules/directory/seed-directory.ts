/** What a new installation is filled with. Safe to repeat: what is there, and what was changed since, stays. */
import { z } from 'zod'
import type { Database, Tx } from '../../platform/database/db.ts'
import { newId } from '../../platform/ids.ts'
import agencies from './data/agencies.json' with { type: 'json' }
import municipalities from './data/municipalities.json' with { type: 'json' }
import polygons from './data/municipality-polygons.json' with { type: 'json' }
import routes from './data/routes.json' with { type: 'json' }
import schedules from './data/schedules.json' with { type: 'json' }
import { SHIPPED_CALENDAR } from './data/shipped-calendar.ts'
import topics from './data/topics.json' with { type: 'json' }
import { insertMissing, NOW } from './seed.repository.ts'

export type SeedOptions = { isDemo?: boolean; region?: { name: string; timeZone: string } }

const DEFAULT_REGION = { name: 'Новгородская область', timeZone: 'Europe/Moscow' }
const CATALOGUE_VALID_FROM = '2019-01-01'

/** The files are ours but large: shapes are stated here, not derived from thousands of literals. */
const AgencySeed = z.object({
  code: z.string(),
  name: z.string(),
  shortName: z.string(),
  // A carrier or a road company is to an incident what a utility is: who does the work.
  kind: z
    .enum(['centre', 'ministry', 'administration', 'utility', 'company'])
    .transform((kind) => (kind === 'company' ? 'utility' : kind)),
  municipalityCode: z.string().nullable(),
  scheduleCode: z.string(),
  isTrusted: z.boolean(),
  units: z.array(z.object({ code: z.string(), name: z.string() })),
})
const RouteSeed = z.object({
  topicCode: z.string().nullable(),
  groupCode: z.string().nullable(),
  municipalityCode: z.string().nullable(),
  agencyCode: z.string(),
})
const ScheduleSeed = z.object({
  code: z.string(),
  name: z.string(),
  kind: z.enum(['weekly', 'round_the_clock']),
  observesHolidays: z.boolean(),
  week: z.record(z.string(), z.array(z.tuple([z.string(), z.string()]))).nullable(),
})

export function seedDirectory(db: Database, options: SeedOptions = {}): Promise<void> {
  return db.transaction().execute(async (tx) => {
    await seedPlaces(tx, { ...(options.region ?? DEFAULT_REGION), isDemo: options.isDemo ?? false })
    await seedTopics(tx)
    await seedCalendar(tx)
    await seedSchedules(tx)
    await seedAgencies(tx)
  })
}

async function seedPlaces(
  tx: Tx,
  region: { name: string; timeZone: string; isDemo: boolean },
): Promise<void> {
  await insertMissing(tx, 'region', region)
  const polygonOf = new Map(
    polygons.features.map((feature) => [feature.properties.code, JSON.stringify(feature.geometry)]),
  )
  await insertMissing(
    tx,
    'municipality',
    municipalities.map(({ aliases: _aliases, ...row }) => ({
      ...row,
      polygon: polygonOf.get(row.code) ?? null,
    })),
  )
}

async function seedTopics(tx: Tx): Promise<void> {
  await insertMissing(
    tx,
    'topicGroup',
    topics.groups.map((group, position) => ({ ...group, position })),
  )
  await insertMissing(tx, 'catalogueVersion', { version: topics.version, note: 'shipped with the product' })
  await insertMissing(
    tx,
    'topic',
    topics.topics.map(({ code, groupCode, name, definition, isUrgent, isPhysical }) => ({
      ...{ code, groupCode, name, definition, isUrgent, isPhysical },
      catalogueVersion: topics.version,
      validFrom: CATALOGUE_VALID_FROM,
    })),
  )
}

async function seedCalendar(tx: Tx): Promise<void> {
  const federal = Object.values(SHIPPED_CALENDAR.years).flat()
  const days = [
    ...federal.map((day) => ({ ...day, isRegional: false })),
    ...SHIPPED_CALENDAR.regional.map((day) => ({ ...day, isRegional: true })),
  ]
  await insertMissing(
    tx,
    'calendarDay',
    days.map(({ on, kind, holiday, movedFrom, isRegional }) => ({
      ...{ day: on, kind, isRegional },
      name: holiday ?? null,
      movedFrom: movedFrom ?? null,
    })),
  )
  await insertMissing(tx, 'calendarVersion', {
    ...{ version: SHIPPED_CALENDAR.version, note: 'shipped with the product' },
    recomputedAt: NOW,
  })
}

async function seedSchedules(tx: Tx): Promise<void> {
  await insertMissing(
    tx,
    'schedule',
    z
      .array(ScheduleSeed)
      .parse(schedules)
      .map(({ code, name, kind, observesHolidays, week }) => ({
        ...{ code, name, kind },
        followsCalendar: observesHolidays,
        week: JSON.stringify(week ?? {}),
      })),
  )
}

/** A starting set that a region corrects: its administrations, ministries and those who do the work. */
async function seedAgencies(tx: Tx): Promise<void> {
  const rows = z.array(AgencySeed).parse(agencies)
  await insertMissing(
    tx,
    'agency',
    rows.map(({ units: _units, ...agency }) => agency),
  )
  await insertMissing(
    tx,
    'unit',
    rows.flatMap((agency) => agency.units.map((unit) => ({ ...unit, agencyCode: agency.code }))),
  )
  await insertMissing(
    tx,
    'route',
    z
      .array(RouteSeed)
      .parse(routes)
      .map((route) => ({ id: newId(), ...route })),
  )
}
