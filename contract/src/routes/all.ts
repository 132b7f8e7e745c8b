/** Every route of the product; the web takes only types from here. */
import { ANSWER_ROUTES } from './answers.ts'
import { CASEWORK_ROUTES } from './casework.ts'
import { CHANNEL_ROUTES } from './channels.ts'
import { CHAT_WORK_ROUTES } from './chat-work.ts'
import { CHAT_ROUTES } from './chats.ts'
import { DEADLINE_ROUTES } from './deadlines.ts'
import { DESK_ROUTES } from './desk.ts'
import { DIRECTORY_ROUTES } from './directory.ts'
import { EXCHANGE_ROUTES } from './exchange.ts'
import { FAKE_ROUTES } from './fakes.ts'
import { INCIDENT_ROUTES } from './incidents.ts'
import { JOURNAL_ROUTES } from './journal.ts'
import { LIVESTREAM_ROUTES } from './livestreams.ts'
import { NOTIFICATION_ROUTES } from './notifications.ts'
import { OPEN311_ROUTES } from './open311.ts'
import { OWN_ACCOUNT_ROUTES } from './own-account.ts'
import { PLACE_ROUTES } from './places.ts'
import { PUBLIC_PAGE_ROUTES } from './public-pages.ts'
import { SIGN_IN_ROUTES } from './sign-in.ts'
import { SYSTEM_ROUTES } from './system.ts'
import { TEMPLATE_ROUTES } from './templates.ts'
import { TOPIC_ROUTES } from './topics.ts'
import { USER_ROUTES } from './users.ts'
import { VIEW_ROUTES } from './views.ts'

export const ROUTES = [
  ...Object.values(ANSWER_ROUTES),
  ...Object.values(CASEWORK_ROUTES),
  ...Object.values(CHANNEL_ROUTES),
  ...Object.values(CHAT_WORK_ROUTES),
  ...Object.values(CHAT_ROUTES),
  ...Object.values(DEADLINE_ROUTES),
  ...Object.values(DESK_ROUTES),
  ...Object.values(DIRECTORY_ROUTES),
  ...Object.values(EXCHANGE_ROUTES),
  ...Object.values(FAKE_ROUTES),
  ...Object.values(INCIDENT_ROUTES),
  ...Object.values(JOURNAL_ROUTES),
  ...Object.values(LIVESTREAM_ROUTES),
  ...Object.values(NOTIFICATION_ROUTES),
  ...Object.values(OPEN311_ROUTES),
  ...Object.values(OWN_ACCOUNT_ROUTES),
  ...Object.values(PLACE_ROUTES),
  ...Object.values(PUBLIC_PAGE_ROUTES),
  ...Object.values(SIGN_IN_ROUTES),
  ...Object.values(SYSTEM_ROUTES),
  ...Object.values(TEMPLATE_ROUTES),
  ...Object.values(TOPIC_ROUTES),
  ...Object.values(USER_ROUTES),
  ...Object.values(VIEW_ROUTES),
]

type Declared = (typeof ROUTES)[number]

/** By what a caller writes: `Routes['GET /api/views']`. */
export type Routes = { [One in Declared as `${One['method']} ${One['path']}`]: One }
