/** The rooms of the portal of municipal employees. */
import { createRoute } from '@tanstack/react-router'
import {
  broadcastsSearch,
  calendarSearch,
  coursesSearch,
  type DutySearch,
  knowledgeSearch,
  ordersSearch,
  type RosterSearch,
  roomSearch,
} from '../search-params.ts'
import { appRoute, page } from './frame.ts'

const knowledgeRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/knowledge',
  validateSearch: knowledgeSearch,
  ...page('KnowledgePage', () => import('../pages/portal/KnowledgePage.tsx')),
})

const articleRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/knowledge/$articleId',
  ...page('ArticlePage', () => import('../pages/portal/ArticlePage.tsx')),
})

const todayRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/today',
  ...page('TodayPage', () => import('../pages/portal/TodayPage.tsx')),
})

const ownWorkRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/today/work',
  ...page('OwnWorkPage', () => import('../pages/portal/OwnWorkPage.tsx')),
})

const calendarRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/today/calendar',
  validateSearch: calendarSearch,
  ...page('CalendarPage', () => import('../pages/calendar/CalendarPage.tsx')),
})

const coursesRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/courses',
  validateSearch: coursesSearch,
  ...page('CoursesPage', () => import('../pages/portal/CoursesPage.tsx')),
})

const courseRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/courses/$courseId',
  ...page('CoursePage', () => import('../pages/portal/CoursePage.tsx')),
})

const certificateRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/certificates/$number',
  ...page('CertificatePage', () => import('../pages/portal/CertificatePage.tsx')),
})

const exercisesRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/exercises',
  ...page('ExercisesPage', () => import('../pages/portal/ExercisesPage.tsx')),
})

const exerciseRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/exercises/$runId',
  ...page('ExercisePage', () => import('../pages/portal/ExercisePage.tsx')),
})

const ordersRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/orders',
  validateSearch: ordersSearch,
  ...page('OrdersPage', () => import('../pages/portal/OrdersPage.tsx')),
})

const orderRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/orders/$bulletinId',
  ...page('OrderPage', () => import('../pages/portal/OrderPage.tsx')),
})

const broadcastsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/broadcasts',
  validateSearch: broadcastsSearch,
  ...page('BroadcastsPage', () => import('../pages/portal/BroadcastsPage.tsx')),
})

const broadcastRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/broadcasts/$broadcastId',
  ...page('BroadcastPage', () => import('../pages/portal/BroadcastPage.tsx')),
})

const feedbackRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/feedback',
  validateSearch: roomSearch,
  ...page('FeedbackPage', () => import('../pages/portal/FeedbackPage.tsx')),
})

const moderationRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/moderation',
  validateSearch: roomSearch,
  ...page('ModerationPage', () => import('../pages/ModerationPage.tsx')),
})

const pulseRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/feedback/pulse',
  ...page('PulsePage', () => import('../pages/portal/PulsePage.tsx')),
})

const feedbackThreadRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/feedback/$threadId',
  ...page('FeedbackThreadPage', () => import('../pages/portal/FeedbackThreadPage.tsx')),
})

const passportsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/pages',
  validateSearch: roomSearch,
  ...page('PassportsPage', () => import('../pages/portal/PassportsPage.tsx')),
})

const passportRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/pages/$channelId',
  ...page('PassportPage', () => import('../pages/portal/PassportPage.tsx')),
})

const practicesRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/practices',
  validateSearch: roomSearch,
  ...page('PracticesPage', () => import('../pages/portal/PracticesPage.tsx')),
})

const practiceRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/practices/$practiceId',
  ...page('PracticePage', () => import('../pages/portal/PracticePage.tsx')),
})

const rulesRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/rules/{-$ruleId}',
  ...page('RulesPage', () => import('../pages/rules/RulesPage.tsx')),
})

const dutyRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/duty',
  validateSearch: (search: DutySearch) => search,
  ...page('DutyPage', () => import('../pages/portal/DutyPage.tsx')),
})

const bodyRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/duty/$agencyCode',
  validateSearch: (search: RosterSearch) => search,
  ...page('BodyPage', () => import('../pages/portal/BodyPage.tsx')),
})

export const portalRoutes = [
  knowledgeRoute,
  articleRoute,
  todayRoute,
  ownWorkRoute,
  calendarRoute,
  coursesRoute,
  courseRoute,
  certificateRoute,
  exercisesRoute,
  exerciseRoute,
  ordersRoute,
  orderRoute,
  broadcastsRoute,
  broadcastRoute,
  feedbackRoute,
  pulseRoute,
  feedbackThreadRoute,
  moderationRoute,
  passportsRoute,
  passportRoute,
  practicesRoute,
  practiceRoute,
  rulesRoute,
  dutyRoute,
  bodyRoute,
] as const
