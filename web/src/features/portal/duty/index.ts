/** Who answers: the one search, the bodies with whoever is there, and the map. */
export { AnswerPanel, type RenderBody } from './AnswerPanel.tsx'
export { BodyList } from './BodyList.tsx'
export { DutyLine } from './DutyLine.tsx'
export { DutyNow } from './DutyNow.tsx'
export {
  bodiesQuery,
  type Duty,
  type DutyQuestion,
  dutyMapQuery,
  dutyQuery,
  type PlaceDuty,
} from './duty.queries.ts'
export { FoundPeople } from './FoundPeople.tsx'
export { PhoneLinks } from './PhoneLinks.tsx'
export { PlaceBodies } from './PlaceBodies.tsx'
export { markOf, type PlaceMark, PlaceTable } from './PlaceTable.tsx'
export { StreetNotice } from './StreetNotice.tsx'
export { TopicChoice } from './TopicChoice.tsx'
export { useMomentWords } from './use-moment-words.ts'
export { WithoutLine } from './WithoutLine.tsx'
