import { z } from 'zod'
import { Before, Code, shownName } from '../../common.ts'
import { HOUSES_LIMIT, readHouses } from './houses.ts'

const Street = shownName(2, 120)
const ObjectName = shownName(3, 160)

/** What is common to a new line and a changed one; the rules between the fields are in `PlaceRoute`. */
const PlaceRouteFields = z.strictObject({
  /** A topic, a group of topics, or neither: all topics. */
  topicCode: Code.nullable(),
  groupCode: Code.nullable(),
  municipalityCode: Code,
  /** A street, houses of a street, or an object with a name of its own. */
  street: Street.nullable(),
  houses: z.string().trim().min(1).max(HOUSES_LIMIT).nullable(),
  object: ObjectName.nullable(),
  agencyCode: Code,
  unitCode: Code.nullable(),
})

type Fields = z.infer<typeof PlaceRouteFields>

/** Names each field that cannot stand beside the others. */
function refuse(
  { topicCode, groupCode, street, houses, object }: Fields,
  context: z.core.$RefinementCtx,
): void {
  const say = (field: keyof Fields, message: string) =>
    context.addIssue({ code: 'custom', path: [field], message })
  if (topicCode !== null && groupCode !== null) say('groupCode', 'topic_or_group')
  if (street === null && object === null) say('street', 'street_or_object')
  if (street !== null && object !== null) say('object', 'street_or_object')
  if (houses !== null && street === null) say('houses', 'houses_of_street')
  if (houses !== null && readHouses(houses) === null) say('houses', 'not_houses')
}

export const PlaceRoute = PlaceRouteFields.superRefine(refuse)
export type PlaceRoute = z.infer<typeof PlaceRoute>
export const UpdatePlaceRouteRequest = PlaceRouteFields.extend({ before: Before }).superRefine(refuse)
export const PlaceRouteRow = PlaceRouteFields.extend({ id: z.uuid() })
export const PlaceRoutesResponse = z.object({ placeRoutes: z.array(PlaceRouteRow) })
