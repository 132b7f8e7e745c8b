/** The HTTP side of the product: every module's routes, live updates, health, and the web client. */
import type { FastifyPluginAsync } from 'fastify'
import {
  type Actor,
  type Auth,
  accessPlugin,
  accessRoutes,
  createAuth,
  createReadingWriter,
  type DemoFacts,
  followReadings,
  isPermission,
  isPermitted,
  readingOfStream,
} from '../modules/access/index.ts'
import {
  answersRoutes,
  approvalRoutes,
  clarificationsRoutes,
  contributionsRoutes,
  draftsRoutes,
  filesRoutes,
  subtasksRoutes,
  templatesRoutes,
} from '../modules/answers/index.ts'
import { attachmentsRoutes } from '../modules/attachments/index.ts'
import { bookPageRoutes, bookRoutes, bookTrustRoutes, witnessRoutes } from '../modules/book/index.ts'
import { channelsRoutes } from '../modules/channels/index.ts'
import {
  alarmsRoutes,
  canSeeChat,
  chatFilesRoutes,
  chatPostsRoutes,
  chatSetupRoutes,
  chatsRoutes,
  chatWorkRoutes,
  digestsRoutes,
  linkCodeRoutes,
  moderationRoutes,
} from '../modules/chats/index.ts'
import { controlRoutes } from '../modules/control/index.ts'
import { deskRoutes } from '../modules/desk/index.ts'
import { directoryAdminRoutes, directoryRoutes } from '../modules/directory/index.ts'
import { erasureRoutes, personsRoutes, retentionRoutes } from '../modules/erasure/index.ts'
import { exchangeRoutes } from '../modules/exchange/index.ts'
import { canSeeFake, carriersRoutes, fakeFilesRoutes, fakesRoutes } from '../modules/fakes/index.ts'
import { figureRoutes } from '../modules/figures/index.ts'
import { createRawWriter, inboxRoutes, type PipelineServices, webhookRoutes } from '../modules/inbox/index.ts'
import {
  authorizeMessage,
  calendarMovesRoutes,
  canSeeIncident,
  createLiveCounters,
  createShownLists,
  deadlineRulesRoutes,
  incidentsRoutes,
  listTitles,
  ownFieldsRoutes,
} from '../modules/incidents/index.ts'
import { eventsRoutes, pushRoutes, sendPlace, webhooksRoutes } from '../modules/live/index.ts'
import {
  canSeeLivestream,
  livestreamQuestionsRoutes,
  livestreamsRoutes,
  protocolRoutes,
  repliesRoutes,
} from '../modules/livestreams/index.ts'
import { notesRoutes } from '../modules/notes/index.ts'
import { notificationsRoutes } from '../modules/notifications/index.ts'
import { outageSheetRoutes, outagesRoutes } from '../modules/outages/index.ts'
import {
  assignmentRoutes,
  broadcastPictureRoutes,
  broadcastRoutes,
  bulletinFileRoutes,
  calendarFeedRoutes,
  calendarRoutes,
  contactSheetRoutes,
  contactsRoutes,
  courseFileRoutes,
  courseRoutes,
  dutyRoutes,
  dutySheetRoutes,
  exerciseRoutes,
  feedbackRoutes,
  findingRoutes,
  knowledgeFileRoutes,
  knowledgeRoutes,
  macroRoutes,
  networkActRoutes,
  orderRoutes,
  ownWorkRoutes,
  passportRoutes,
  peopleSheetRoutes,
  practicePictureRoutes,
  practiceRoutes,
  pulseRoutes,
  rosterRoutes,
  rulesRoutes,
  searchRoutes,
  todayRoutes,
  workloadRoutes,
} from '../modules/portal/index.ts'
import {
  brandAdminRoutes,
  byHandRoutes,
  consentRoutes,
  createTickets,
  formAdminRoutes,
  photosAdminRoutes,
  publicPageRoutes,
} from '../modules/public-page/index.ts'
import {
  archiveRoutes,
  createRatings,
  previewRoutes,
  reportRoutes,
  scheduleRoutes,
} from '../modules/reports/index.ts'
import { settingsRoutes } from '../modules/settings/index.ts'
import { spotOfAddress } from '../modules/text/index.ts'
import { learningRoutes } from '../modules/text/learning/index.ts'
import { topicWordsRoutes } from '../modules/text/topic-words/index.ts'
import type { EventFeed, NewEvent } from '../platform/events/events.ts'
import { createHttpApp, type HttpApp } from '../platform/http/http-app.ts'
import { type ShedLimits, shedOverload } from '../platform/http/limits/overload.ts'
import { machineOnly } from '../platform/http/machine-only.ts'
import { ownHosts } from '../platform/http/own-hosts.ts'
import { forbidCaching } from '../platform/http/private-answers.ts'
import { VERSION } from '../platform/version.ts'
import type { Product } from './context.ts'
import { findFonts, findScript } from './http/find-assets.ts'
import { healthRoutes } from './http/health.routes.ts'
import { type ReadAsCallerOptions, readAsCaller } from './http/read-as-caller.ts'
import { readerOf } from './http/reader-of.ts'
import { webRoutes } from './http/web.routes.ts'
import { installationRoutes } from './installation/installation.routes.ts'
import { judgeInstallation } from './installation/judge-installation.ts'
import { readInstallation } from './installation/read-installation.ts'
import { countRequests } from './watch/count-requests.ts'
import { createMetrics } from './watch/metrics.ts'
import { accountNotices } from './wiring/account-notices.ts'
import { answersContextOf } from './wiring/answers-context-of.ts'
import { parseAudience, parseLiveEvent } from './wiring/audience.ts'
import { bookContextOf } from './wiring/book-context-of.ts'
import { broadcastsContextOf } from './wiring/broadcasts-context-of.ts'
import { createChannelFacts } from './wiring/channel-facts.ts'
import { createDirectoryContext } from './wiring/directory-context.ts'
import { erasureContextOf } from './wiring/erasure-context-of.ts'
import { exchangeContextOf } from './wiring/exchange-context-of.ts'
import { exercisesContextOf } from './wiring/exercises-context-of.ts'
import { learningContextOf, topicWordsContextOf } from './wiring/learning-context-of.ts'
import { moderationContextOf } from './wiring/moderation-context-of.ts'
import { objectNames } from './wiring/name-objects.ts'
import { createPageUrl } from './wiring/page-url.ts'
import { pushContextOf } from './wiring/push-context-of.ts'
import { chatsContextOf, createRegisterDeps, fakesContextOf } from './wiring/register-deps.ts'
import { reportsContextOf } from './wiring/reports-context-of.ts'
import { webhooksContextOf } from './wiring/webhooks-context-of.ts'
import { WEBHOOKS_TODAY } from './wiring/webhooks-today.ts'

export type ApiOptions = {
  feed: EventFeed
  system: DemoFacts
  /** Where this process works on messages too: what is delivered is worked on as it is taken in. */
  services?: PipelineServices
  shedding?: ShedLimits
  /** Tests of the second net look with other eyes than the rules of the product. */
  eyesOf?: ReadAsCallerOptions['eyesOf']
  /** Absent: this is no exercise. */
  doors?: ExerciseDoors
}

/** How people come into the region of an exercise, and what each of its pages carries. */
export type ExerciseDoors = { cookieName: string; plugin: (auth: Auth) => FastifyPluginAsync }

export async function createApi(
  product: Product,
  { feed, system, services, shedding, doors, eyesOf }: ApiOptions,
): Promise<HttpApp> {
  const { context, config, connectors, channels } = product
  const { db, clock, log, vault } = context
  const { publicUrl, inboundUrl, isDemo } = config
  const isSecondFactorRequired = !isDemo
  const chats = chatsContextOf(product)
  const ratings = createRatings(context, () => clock().getTime())
  const cookie = doors && { cookieName: doors.cookieName }
  const writer = createRawWriter({ db, vault, ...(services && { services }) })
  const { signIn } = product
  const passwordsFor = signIn.passwords
  const auth = await createAuth({ db, secret: product.secret, publicUrl, clock, passwordsFor, ...cookie })
  const app = await createHttpApp({ log, isSecure: publicUrl.startsWith('https://') })
  const readChecks = async () => judgeInstallation(await readInstallation(product))
  const metrics = createMetrics({ readChecks, version: VERSION })
  await app.register(countRequests(metrics))
  await app.register(ownHosts(config))
  await app.register(machineOnly(config))
  if (doors) await app.register(doors.plugin(auth))

  await app.register(shedOverload(shedding))
  const { requestsAtOnce } = config
  await app.register(accessPlugin({ db, clock, log, auth, isSecondFactorRequired, requestsAtOnce }))
  const readings = createReadingWriter({ db, log })
  await app.register(followReadings({ writer: readings, clock }))
  await app.register(readAsCaller, { replica: product.replica, ...(eyesOf && { eyesOf }) })
  // An exercise is no tour of the product, although its networks are emulated too.
  const facts = { version: VERSION, isDemo: isDemo && !doors, ...system }
  await app.register(
    async (api) => {
      forbidCaching(api)
      sendPlace(api, feed)
      const access = { auth, secret: product.secret, publicUrl, isSecondFactorRequired, system: facts }
      await api.register(accessRoutes(context, { ...access, notices: accountNotices, objectNames, signIn }))
      await api.register(settingsRoutes(context))
      await api.register(
        notificationsRoutes({
          ...{ ...context, isEmailSetUp: config.mail !== null },
          readTitles: (actor, ids) => listTitles(context.db, ids, actor),
        }),
      )
      await api.register(directoryRoutes(context, { spotOf: spotOfAddress }))
      await api.register(directoryAdminRoutes(createDirectoryContext(context)))
      await api.register(channelsRoutes(context, { connectors, publicUrl: inboundUrl, book: channels }))
      await api.register(inboxRoutes(context))
      await api.register(installationRoutes(product, { version: VERSION }))
      const loadRegisterDeps = createRegisterDeps(context, createChannelFacts(context))
      await api.register(learningRoutes(learningContextOf(context)))
      await api.register(topicWordsRoutes(topicWordsContextOf(context)))
      await api.register(incidentsRoutes(context, { loadRegisterDeps, feed }))
      await api.register(ownFieldsRoutes(context))
      await api.register(calendarMovesRoutes(context))
      await api.register(deadlineRulesRoutes(context))
      const answers = answersContextOf(product)
      await api.register(
        answersRoutes({ ...answers, loadSuggest: async () => (await chats.loadDeps()).suggest }),
      )
      await api.register(approvalRoutes(answers))
      await api.register(clarificationsRoutes(answers))
      await api.register(contributionsRoutes(answers))
      await api.register(subtasksRoutes(answers))
      await api.register(draftsRoutes(answers))
      await api.register(filesRoutes(answers))
      await api.register(templatesRoutes(answers))
      await api.register(
        attachmentsRoutes({
          ...{ db, clock, files: product.attachments },
          authorizeMessage: (ask) => authorizeMessage(db, ask),
        }),
      )
      await api.register(deskRoutes(context))
      await api.register(notesRoutes(context))
      await api.register(controlRoutes(context))
      await api.register(rulesRoutes(context))
      await api.register(macroRoutes(context))
      await api.register(figureRoutes(context))
      await api.register(reportRoutes(context, ratings))
      const reports = reportsContextOf(product)
      await api.register(previewRoutes(reports))
      await api.register(scheduleRoutes(reports))
      await api.register(archiveRoutes(reports))
      await api.register(chatSetupRoutes(context))
      await api.register(chatPostsRoutes(answers))
      await api.register(chatFilesRoutes(answers))
      await api.register(linkCodeRoutes(context))
      await api.register(moderationRoutes(context))
      await api.register(digestsRoutes(answers))
      await api.register(alarmsRoutes(context))
      await api.register(chatsRoutes(chats))
      await api.register(chatWorkRoutes(chats))
      await api.register(livestreamsRoutes(chats))
      await api.register(livestreamQuestionsRoutes(chats))
      const fakes = fakesContextOf(product)
      await api.register(fakesRoutes(fakes))
      await api.register(carriersRoutes(fakes))
      await api.register(fakeFilesRoutes(fakes))
      await api.register(outagesRoutes(chats))
      await api.register(outageSheetRoutes(chats))
      await api.register(knowledgeRoutes(context))
      await api.register(knowledgeFileRoutes(context))
      await api.register(calendarRoutes({ ...context, publicUrl }))
      await api.register(todayRoutes({ ...context, more: [WEBHOOKS_TODAY] }))
      await api.register(searchRoutes(context))
      await api.register(workloadRoutes(context))
      await api.register(ownWorkRoutes(context))
      await api.register(findingRoutes({ ...answers, ...chats }))
      await api.register(orderRoutes(context))
      await api.register(feedbackRoutes(context))
      await api.register(pulseRoutes(context))
      await api.register(practiceRoutes(context))
      await api.register(bulletinFileRoutes({ ...context, files: product.bulletinFiles }))
      await api.register(practicePictureRoutes({ ...context, files: product.practiceFiles }))
      await api.register(passportRoutes({ ...context, pageUrl: createPageUrl(connectors) }))
      await api.register(courseRoutes(context))
      await api.register(assignmentRoutes(context))
      await api.register(courseFileRoutes(context))
      await api.register(exerciseRoutes(exercisesContextOf(product)))
      const broadcasts = broadcastsContextOf(product)
      await api.register(broadcastRoutes(broadcasts))
      await api.register(pushRoutes(pushContextOf(product)))
      await api.register(webhooksRoutes(webhooksContextOf(product)))
      await api.register(networkActRoutes(moderationContextOf(product)))
      await api.register(broadcastPictureRoutes(broadcasts))
      await api.register(contactsRoutes(context))
      await api.register(contactSheetRoutes(context))
      await api.register(dutySheetRoutes(context))
      await api.register(peopleSheetRoutes(context))
      await api.register(rosterRoutes(context))
      await api.register(
        dutyRoutes({ ...context, loadSuggest: async () => (await chats.loadDeps()).suggest }),
      )
      await api.register(protocolRoutes(chats))
      await api.register(repliesRoutes({ ...answers, ...chats }))
      await api.register(exchangeRoutes(exchangeContextOf(product)))
      await api.register(formAdminRoutes(context))
      await api.register(consentRoutes(context))
      await api.register(
        byHandRoutes({
          ...{ ...context, connectors, channels, writer, publicUrl, files: product.attachments },
          loadSuggest: async () => (await chats.loadDeps()).suggest,
          tickets: createTickets(product.secret),
        }),
      )
      await api.register(brandAdminRoutes(context))
      await api.register(photosAdminRoutes({ ...context, files: product.attachments }))
      await api.register(bookTrustRoutes(bookContextOf(product)))
      await api.register(bookPageRoutes(bookContextOf(product)))
      await api.register(erasureRoutes(erasureContextOf(product)))
      await api.register(personsRoutes(erasureContextOf(product)))
      await api.register(retentionRoutes(erasureContextOf(product)))
      const counters = createStreamCounters(context)
      const lists = createShownLists({ db, clock, timeZone: context.region.timeZone })
      await api.register(
        eventsRoutes({
          ...{ db, clock, log, feed, hearersOf, toLiveEvent: parseLiveEvent, counters, lists },
          noteShown: (shown) => readings.add(readingOfStream(shown, clock())),
        }),
      )
    },
    { prefix: '/api' },
  )
  await app.register(webhookRoutes({ connectors, findAccountByPath: channels.findByPath, writer, clock }))
  const { secret, attachments: files, files: answerFiles, fakeFiles } = product
  const page = {
    ...{ ...context, connectors, channels, writer, files, answerFiles, fakeFiles },
    loadSuggest: async () => (await chats.loadDeps()).suggest,
    ...{
      secret,
      publicUrl,
      fonts: findFonts,
      recount: () => findScript('recount'),
      ratings,
      mayBeginBook: () => product.bookGate.isOpen,
      receiptScript: () => findScript('receipt'),
      sendLetter: product.sendLetter,
      requestsAtOnce,
    },
  }
  await app.register(calendarFeedRoutes({ ...context, publicUrl, eyesOf: eyesOf ?? readerOf }))
  await app.register(bookRoutes(context))
  await app.register(witnessRoutes(bookContextOf(product)))
  await app.register(publicPageRoutes(page))
  await app.register(healthRoutes(product, metrics))
  await app.register(webRoutes())
  return app
}

/** The audience is written by the module that told the event; its policy decides here who hears it. */
function hearersOf(audience: unknown): (actor: Actor) => boolean {
  const parsed = parseAudience(audience)
  if (parsed === null) return () => false
  switch (parsed.kind) {
    case 'incident':
      return (actor) => parsed.scopes.some((scope) => canSeeIncident(actor, scope))
    case 'chat':
      return (actor) => canSeeChat(actor, parsed)
    case 'livestream':
      return (actor) => canSeeLivestream(actor, parsed)
    case 'fake':
      return (actor) => canSeeFake(actor, parsed)
    case 'user':
      return (actor) => parsed.userId === actor.id
    case 'permission': {
      const { permission } = parsed
      return (actor) => isPermission(permission) && isPermitted(actor, permission)
    }
  }
}

function createStreamCounters({ db, clock, region }: Product['context']) {
  const counters = createLiveCounters({ db, clock, timeZone: region.timeZone })
  return {
    countersOf({ audience }: NewEvent) {
      const parsed = parseAudience(audience)
      return (actor: Actor) => parsed?.kind === 'incident' && counters.note(actor, parsed.scopes)
    },
    read: counters.read,
  }
}
