import { z } from 'zod'
import { AGENCY_KINDS, PLACE_ROUTE_MATCHES, ROUTE_MATCHES } from './values/directory.ts'

export const MunicipalityResponse = z.object({
  code: z.string(),
  name: z.string(),
  shortName: z.string(),
  centre: z.string(),
  population: z.number().int().nullable(),
})
export const UnitResponse = z.object({ code: z.string(), name: z.string() })
export const AgencyResponse = z.object({
  code: z.string(),
  name: z.string(),
  shortName: z.string(),
  kind: z.enum(AGENCY_KINDS),
  municipalityCode: z.string().nullable(),
  isTrusted: z.boolean(),
  units: z.array(UnitResponse),
})
export const TopicGroupResponse = z.object({ code: z.string(), name: z.string() })
export const TopicResponse = z.object({
  code: z.string(),
  groupCode: z.string(),
  name: z.string(),
  definition: z.string().nullable(),
  isUrgent: z.boolean(),
})
const Named = z.object({ code: z.string(), name: z.string() })
export const DirectoryResponse = z.object({
  municipalities: z.array(MunicipalityResponse),
  agencies: z.array(AgencyResponse),
  topicGroups: z.array(TopicGroupResponse),
  topics: z.array(TopicResponse),
  /** Closed and switched off: never offered, but old work still names them. */
  retired: z.object({
    municipalities: z.array(Named),
    agencies: z.array(Named),
    units: z.array(Named),
    topics: z.array(Named),
  }),
})
export type DirectoryResponse = z.infer<typeof DirectoryResponse>

export const RoutingQuery = z.object({
  topicCode: z.string().max(100).optional(),
  municipalityCode: z.string().max(100).optional(),
  /** Where exactly: a street, a house or an object may be another body's. */
  street: z.string().trim().max(120).optional(),
  house: z.string().trim().max(20).optional(),
  object: z.string().trim().max(200).optional(),
})
export const RoutingResponse = z.object({
  agencyCode: z.string().nullable(),
  unitCode: z.string().nullable(),
  /** Which row decided: of an object, houses, a street, else topic × municipality, topic, group × municipality, group. */
  matched: z.enum([...PLACE_ROUTE_MATCHES, ...ROUTE_MATCHES, 'none']),
})

export const PersonResponse = z.object({
  id: z.string(),
  name: z.string(),
  role: z.string(),
  unitCode: z.string().nullable(),
})
export const PeopleResponse = z.object({ people: z.array(PersonResponse) })

export const PolygonsResponse = z.object({
  attribution: z.string(),
  features: z.array(z.object({ municipalityCode: z.string(), geometry: z.unknown() })),
})
