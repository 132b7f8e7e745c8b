/** What the contract says of each row of the directory: of a new one, and of a change of one. */
import { schemaOf } from '../../lib/forms/schema-of.ts'

const bring = () => import('@veche/contract/admin/directory.ts')

export const MUNICIPALITY = {
  created: schemaOf(bring, 'CreateMunicipalityRequest'),
  changed: schemaOf(bring, 'UpdateMunicipalityRequest'),
}
export const AGENCY = {
  created: schemaOf(bring, 'CreateAgencyRequest'),
  changed: schemaOf(bring, 'UpdateAgencyRequest'),
}
export const UNIT = {
  created: schemaOf(bring, 'CreateUnitRequest'),
  changed: schemaOf(bring, 'UpdateUnitRequest'),
}
export const SCHEDULE = {
  created: schemaOf(bring, 'CreateScheduleRequest'),
  changed: schemaOf(bring, 'UpdateScheduleRequest'),
}
export const TOPIC_GROUP = {
  created: schemaOf(bring, 'CreateTopicGroupRequest'),
  changed: schemaOf(bring, 'UpdateTopicGroupRequest'),
}
export const TOPIC = {
  created: schemaOf(bring, 'CreateTopicRequest'),
  changed: schemaOf(bring, 'UpdateTopicRequest'),
}
export const MAPPING = schemaOf(bring, 'MapTopicsRequest')
export const CALENDAR_CHANGE = schemaOf(bring, 'ChangeCalendarRequest')
export const ROUTE = schemaOf(bring, 'Route')
export const PLACE_ROUTE = schemaOf(
  () => import('@veche/contract/admin/place-routes/place-routes.ts'),
  'PlaceRoute',
)
/** Of a new rule too: its key is always chosen. */
export const DEADLINE_RULE = schemaOf(
  () => import('@veche/contract/admin/deadline-rules.ts'),
  'AddRuleVersionRequest',
)
