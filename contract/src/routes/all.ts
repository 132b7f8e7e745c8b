/** Every route of the product; the web takes only types from here. */

import { BOOK_PAGE_ROUTES } from './admin/book-pages.ts'
import { BOOK_TRUST_ROUTES } from './admin/book-trust.ts'
import { BRAND_ROUTES } from './admin/brand.ts'
import { CONSENT_ROUTES } from './admin/consent.ts'
import { DEADLINE_ROUTES } from './admin/deadlines.ts'
import { ERASURE_ROUTES } from './admin/erasure.ts'
import { EXCHANGE_ROUTES } from './admin/exchange.ts'
import { JOURNAL_ROUTES } from './admin/journal.ts'
import { NEIGHBOUR_ROUTES } from './admin/neighbours.ts'
import { PASSKEY_ROUTES } from './admin/passkeys.ts'
import { PERSON_ROUTES } from './admin/persons.ts'
import { PLACE_ROUTE_ROUTES } from './admin/place-routes.ts'
import { PLACE_ROUTES } from './admin/places.ts'
import { PUSH_ROUTES } from './admin/push.ts'
import { ALARM_ROUTES, READER_ROUTES } from './admin/reader.ts'
import { READING_ROUTES } from './admin/readings.ts'
import { REPORT_SCHEDULE_ROUTES } from './admin/report-schedules.ts'
import { RETENTION_ROUTES } from './admin/retention.ts'
import { SYSTEM_ROUTES } from './admin/system.ts'
import { TOPIC_WORDS_ROUTES } from './admin/topic-words.ts'
import { TOPIC_ROUTES } from './admin/topics.ts'
import { WEBHOOK_ROUTES } from './admin/webhooks.ts'
import { ANSWER_ROUTES } from './answers.ts'
import { BY_HAND_ROUTES } from './casework/by-hand.ts'
import { CONTRIBUTION_ROUTES } from './casework/contributions.ts'
import { OWN_FIELD_ROUTES } from './casework/own-fields.ts'
import { SNOOZE_ROUTES, SUBTASK_ROUTES } from './casework/subtasks.ts'
import { TEMPLATE_ROUTES } from './casework/templates.ts'
import { CASEWORK_ROUTES, CLARIFICATION_ROUTES } from './casework.ts'
import { CHANNEL_ROUTES } from './channels.ts'
import { CHAT_WORK_ROUTES } from './chat-work.ts'
import { CHAT_ROUTES } from './chats.ts'
import { DESK_ROUTES } from './desk.ts'
import { DIRECTORY_ROUTES } from './directory.ts'
import { FAKE_ROUTES } from './fakes.ts'
import { FIGURE_ROUTES } from './figures.ts'
import { INCIDENT_ROUTES } from './incidents.ts'
import { LIVESTREAM_ROUTES } from './livestreams.ts'
import { NOTIFICATION_ROUTES } from './notifications.ts'
import { OUTAGE_ROUTES } from './outages.ts'
import { OWN_ACCOUNT_ROUTES } from './own-account.ts'
import { BROADCAST_ROUTES } from './portal/broadcasts.ts'
import { CALENDAR_ROUTES } from './portal/calendar.ts'
import { CONTACT_ROUTES } from './portal/contacts.ts'
import { COURSE_ASSIGNMENT_ROUTES } from './portal/course-assignments.ts'
import { COURSE_ROUTES } from './portal/courses.ts'
import { DUTY_ROUTES } from './portal/duty.ts'
import { EXERCISE_ROUTES } from './portal/exercises.ts'
import { FEEDBACK_ROUTES } from './portal/feedback.ts'
import { KNOWLEDGE_ROUTES } from './portal/knowledge.ts'
import { MACRO_ROUTES } from './portal/macros.ts'
import { MODERATION_ROUTES } from './portal/moderation.ts'
import { ORDER_ROUTES } from './portal/orders.ts'
import { OWN_WORK_ROUTES } from './portal/own-work.ts'
import { PASSPORT_ROUTES } from './portal/page-passports.ts'
import { PRACTICE_ROUTES } from './portal/practices.ts'
import { PULSE_ROUTES } from './portal/pulse.ts'
import { ROSTER_ROUTES } from './portal/roster.ts'
import { SEARCH_ROUTES } from './portal/search.ts'
import { TODAY_ROUTES } from './portal/today.ts'
import { WORK_RULE_ROUTES } from './portal/work-rules.ts'
import { WORKLOAD_ROUTES } from './portal/workload.ts'
import { BOOK_ROUTES } from './public/book.ts'
import { OPEN_PAGE_ROUTES } from './public/open-pages.ts'
import { OPEN311_ROUTES } from './public/open311.ts'
import { PUBLIC_PAGE_ROUTES } from './public/public-pages.ts'
import { REGISTER_ROUTES } from './public/register.ts'
import { REPORT_ROUTES } from './reports.ts'
import type { Method, Route } from './route.ts'
import { ORGANISATION_SIGN_IN_ROUTES, SIGN_IN_ROUTES } from './sign-in.ts'
import { USER_ROUTES } from './users.ts'
import { VIEW_ROUTES } from './views.ts'

const AREAS = {
  ANSWER_ROUTES,
  BOOK_PAGE_ROUTES,
  BOOK_ROUTES,
  BOOK_TRUST_ROUTES,
  BRAND_ROUTES,
  BY_HAND_ROUTES,
  CASEWORK_ROUTES,
  CHANNEL_ROUTES,
  CHAT_WORK_ROUTES,
  CHAT_ROUTES,
  CLARIFICATION_ROUTES,
  CONSENT_ROUTES,
  CONTACT_ROUTES,
  CONTRIBUTION_ROUTES,
  COURSE_ASSIGNMENT_ROUTES,
  COURSE_ROUTES,
  DEADLINE_ROUTES,
  DESK_ROUTES,
  DIRECTORY_ROUTES,
  DUTY_ROUTES,
  ERASURE_ROUTES,
  EXCHANGE_ROUTES,
  EXERCISE_ROUTES,
  FAKE_ROUTES,
  FEEDBACK_ROUTES,
  FIGURE_ROUTES,
  INCIDENT_ROUTES,
  JOURNAL_ROUTES,
  LIVESTREAM_ROUTES,
  MACRO_ROUTES,
  MODERATION_ROUTES,
  NEIGHBOUR_ROUTES,
  NOTIFICATION_ROUTES,
  OPEN311_ROUTES,
  OPEN_PAGE_ROUTES,
  ORDER_ROUTES,
  ORGANISATION_SIGN_IN_ROUTES,
  BROADCAST_ROUTES,
  OUTAGE_ROUTES,
  OWN_ACCOUNT_ROUTES,
  OWN_FIELD_ROUTES,
  OWN_WORK_ROUTES,
  PASSKEY_ROUTES,
  PLACE_ROUTES,
  PLACE_ROUTE_ROUTES,
  PASSPORT_ROUTES,
  PERSON_ROUTES,
  PRACTICE_ROUTES,
  PULSE_ROUTES,
  KNOWLEDGE_ROUTES,
  PUBLIC_PAGE_ROUTES,
  REGISTER_ROUTES,
  REPORT_ROUTES,
  REPORT_SCHEDULE_ROUTES,
  RETENTION_ROUTES,
  ROSTER_ROUTES,
  SEARCH_ROUTES,
  SIGN_IN_ROUTES,
  SNOOZE_ROUTES,
  SUBTASK_ROUTES,
  SYSTEM_ROUTES,
  TEMPLATE_ROUTES,
  TODAY_ROUTES,
  CALENDAR_ROUTES,
  TOPIC_ROUTES,
  TOPIC_WORDS_ROUTES,
  USER_ROUTES,
  VIEW_ROUTES,
  WORKLOAD_ROUTES,
  WEBHOOK_ROUTES,
  PUSH_ROUTES,
  ALARM_ROUTES,
  READER_ROUTES,
  READING_ROUTES,
  WORK_RULE_ROUTES,
}

export const ROUTES: readonly Route[] = Object.values(AREAS).flatMap((area) => Object.values<Route>(area))

type Areas = typeof AREAS
type Declared = { [Area in keyof Areas]: Areas[Area][keyof Areas[Area]] }[keyof Areas]

/** By what a caller writes: `Routes['GET /api/views']`. */
export type Routes = { [One in Declared as `${One['method']} ${One['path']}`]: One }

/** Those of one method, by their paths. */
export type RoutesOf<Of extends Method> = {
  [One in Declared as One extends { method: Of } ? One['path'] : never]: One
}
