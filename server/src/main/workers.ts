/** The background of the product: reading networks, turning messages into work, sending answers, jobs. */
import { accessJobs } from '../modules/access/index.ts'
import {
  answersJobs,
  commandJobs,
  contributionJobs,
  fileJobs,
  registerDeliveries,
  resumePrivate,
  startSender,
  subtaskJobs,
} from '../modules/answers/index.ts'
import { type CopyDeps, startCopying } from '../modules/attachments/index.ts'
import { bookJobs, startBook, startWitnesses } from '../modules/book/index.ts'
import { channelJobs, openGapSinceCovered, readCursor, saveCursor } from '../modules/channels/index.ts'
import {
  alarmJobs,
  chatFileJobs,
  closeStaffDialogs,
  digestJobs,
  startLateSweep,
  startNotifyingDialogs,
} from '../modules/chats/index.ts'
import { notifyAdministrators, startActivityNotices, startReminders } from '../modules/control/index.ts'
import { deskJobs } from '../modules/desk/index.ts'
import { erasureJobs } from '../modules/erasure/index.ts'
import { exchangeJobs } from '../modules/exchange/index.ts'
import { fakeFileJobs, startEndingWatches, startLateSteps, startLookingBack } from '../modules/fakes/index.ts'
import { figuresJobs } from '../modules/figures/index.ts'
import {
  type ClosedDialog,
  type Dialog,
  inboxJobs,
  type LateDelivery,
  startFollowing,
  startLongPolls,
  startPipeline,
  startReadingBack,
  startResolvingAuthors,
} from '../modules/inbox/index.ts'
import { announceAttachment, incidentsJobs } from '../modules/incidents/index.ts'
import { liveJobs, startPush, startWebhookReader, startWebhooks, webhookJobs } from '../modules/live/index.ts'
import { listLivePlaces, startAnsweredSweep } from '../modules/livestreams/index.ts'
import { notificationsJobs } from '../modules/notifications/index.ts'
import {
  broadcastJobs,
  bulletinFileJobs,
  courseJobs,
  knowledgeJobs,
  orderJobs,
  passportJobs,
  practiceJobs,
  practicePictureJobs,
  rulesJobs,
  startBroadcasts,
  startExercises,
  startModeration,
  startRules,
} from '../modules/portal/index.ts'
import { dialogJobs, endDialogs, publicPageJobs } from '../modules/public-page/index.ts'
import { reportsJobs, sendingJobs } from '../modules/reports/index.ts'
import { learningJobs } from '../modules/text/learning/index.ts'
import type { Loop } from '../platform/background/loop.ts'
import { exercisesPortOf } from '../platform/config.ts'
import type { DatabaseAccess, Tx } from '../platform/database/db.ts'
import type { Listener } from '../platform/events/listener.ts'
import { scanOf } from '../platform/files/virus-scan.ts'
import { backupJobs } from './backup/backup.jobs.ts'
import type { Product } from './context.ts'
import { createExerciseStage } from './exercise/exercise-stage.ts'
import { answersContextOf } from './wiring/answers-context-of.ts'
import { bookContextOf } from './wiring/book-context-of.ts'
import { broadcastsContextOf } from './wiring/broadcasts-context-of.ts'
import { createChannelFacts } from './wiring/channel-facts.ts'
import { erasureContextOf } from './wiring/erasure-context-of.ts'
import { exchangeContextOf } from './wiring/exchange-context-of.ts'
import { exercisesContextOf } from './wiring/exercises-context-of.ts'
import { learningContextOf } from './wiring/learning-context-of.ts'
import { startMail } from './wiring/mail.ts'
import { moderationContextOf } from './wiring/moderation-context-of.ts'
import { createOnArrivals } from './wiring/on-arrivals.ts'
import { pushContextOf } from './wiring/push-context-of.ts'
import { chatsContextOf, fakesContextOf } from './wiring/register-deps.ts'
import { reportsContextOf } from './wiring/reports-context-of.ts'
import { webhooksContextOf } from './wiring/webhooks-context-of.ts'

export type Workers = { stop: () => Promise<void> }

export async function startWorkers(
  product: Product,
  listener: Listener,
  access: Pick<DatabaseAccess, 'owner'>,
): Promise<Workers> {
  const { context, connectors, channels, jobs, config } = product
  const { db, vault, log, clock } = context
  const pipeline = startPipeline({ ...createPipelineDeps(product), listener })
  const answers = answersContextOf(product)
  const sender = startSender({ ...answers, listener })
  const listAccounts = () => channels.listAll()
  const authors = startResolvingAuthors({ ...context, connectors, listAccounts })
  const readBack = startReadingBack({ db, vault, log, clock, connectors, listAccounts })
  const longPolls = startLongPolls({
    db,
    vault,
    log,
    clock,
    connectors,
    listAccounts: () => channels.list('long_poll'),
    readCursor: (channelId) => readCursor(db, channelId),
    saveCursor: (tx, channelId, cursor) => saveCursor(tx, channelId, cursor),
    openGap: (tx, channelId, reason) => openGapSinceCovered(tx, { channelId, reason, now: clock() }),
  })
  const following = startFollowing({
    ...{ db, vault, log, clock, connectors, findAccount: channels.find },
    listPlaces: () => listLivePlaces(db, clock()),
  })
  const copier = startCopying({ ...createCopyDeps(product), listener })
  const control = [startReminders({ db, log, clock }), startActivityNotices({ db, log, clock })]
  const rules = startRules(context)
  const late = startLateSweep(chatsContextOf(product))
  const answered = startAnsweredSweep(answers)
  const fakes = fakesContextOf(product)
  const lateSteps = startLateSteps(fakes)
  const watches = startEndingWatches(fakes)
  const lookingBack = startLookingBack(chatsContextOf(product))
  const mail = startMail(product)
  const book = bookContextOf(product)
  const witnesses = startWitnesses(book)
  const appending = startBook(book)
  const broadcasts = startBroadcasts(broadcastsContextOf(product))
  const moderation = startModeration({ ...moderationContextOf(product), listener })
  const webhookReader = startWebhookReader({ ...context, listener })
  const webhooks = startWebhooks(webhooksContextOf(product))
  const push = startPush(pushContextOf(product))
  const telling = startNotifyingDialogs({ ...context, connectors, publicUrl: config.publicUrl })
  const exercises = startExercisesOf(product)
  await jobs.start([
    ...accessJobs(context),
    ...backupJobs({ product, access }),
    ...notificationsJobs(context),
    ...channelJobs(context, {
      ...{ connectors, publicUrl: config.inboundUrl, book: channels },
      notify: (tx, news) => notifyAdministrators(tx, news, clock()),
    }),
    ...inboxJobs(context),
    ...incidentsJobs(context),
    ...answersJobs(answers),
    ...contributionJobs(answers),
    ...subtaskJobs(answers),
    ...commandJobs(answers),
    ...fileJobs(answers),
    ...fakeFileJobs(fakes),
    ...chatFileJobs(answers),
    ...deskJobs(context),
    ...learningJobs(learningContextOf(context)),
    ...rulesJobs(context),
    ...digestJobs(context),
    ...alarmJobs(context),
    ...figuresJobs(context),
    ...bookJobs(book),
    ...liveJobs(context),
    ...webhookJobs(context),
    ...exchangeJobs(exchangeContextOf(product)),
    ...erasureJobs(erasureContextOf(product)),
    ...reportsJobs(context),
    ...orderJobs(context),
    ...passportJobs(context),
    ...practiceJobs(context),
    ...bulletinFileJobs({ ...context, files: product.bulletinFiles }),
    ...practicePictureJobs({ ...context, files: product.practiceFiles }),
    ...knowledgeJobs(context),
    ...courseJobs(context),
    ...broadcastJobs(answers),
    ...publicPageJobs(context, { publicUrl: config.publicUrl, sendLetter: product.sendLetter }),
    ...dialogJobs({ ...context, connectors, publicUrl: config.publicUrl }),
    ...sendingJobs(reportsContextOf(product)),
  ])
  return {
    async stop() {
      // First nothing new comes in, then what is under way ends.
      await Promise.all([
        longPolls.stop(),
        following.stop(),
        pipeline.stop(),
        authors.stop(),
        readBack.stop(),
        copier.stop(),
        rules.stop(),
        late.stop(),
        appending.stop(),
        broadcasts.stop(),
        webhookReader.stop(),
        witnesses.stop(),
        answered.stop(),
        lateSteps.stop(),
        watches.stop(),
        lookingBack.stop(),
        ...control.map((loop) => loop.stop()),
      ])
      await Promise.all([
        sender.stop(),
        moderation.stop(),
        webhooks.stop(),
        push.stop(),
        telling.stop(),
        mail?.stop(),
        exercises?.stop(),
      ])
      await jobs.stop()
    },
  }
}

/** Null: this installation makes no regions for exercises, and in one there is none either. */
function startExercisesOf(product: Product): Loop | null {
  const { setUp, ...context } = exercisesContextOf(product)
  if (setUp === null) return null
  const { port, host, dataDir, publicUrl } = product.config
  const { url, secret } = setUp
  const { log } = context
  const place = { dataDir, host, url, publicUrl, secret, log, port: exercisesPortOf(port) }
  return startExercises({ ...context, setUp }, createExerciseStage(place))
}

/** What working on messages needs. */
export function createPipelineDeps({ context, connectors }: Pick<Product, 'context' | 'connectors'>) {
  const { db, log, vault } = context
  const facts = createChannelFacts(context)
  const onArrivals = createOnArrivals({ context, connectors }, facts)
  const onDialogsOpened = (tx: Tx, dialogs: readonly Dialog[]) =>
    resumePrivate(tx, dialogs, { now: context.clock() })
  const onDeliveries = (tx: Tx, deliveries: readonly LateDelivery[]) =>
    registerDeliveries(tx, deliveries, { now: context.clock() })
  const onDialogsClosed = async (tx: Tx, dialogs: readonly ClosedDialog[]) => {
    await endDialogs(tx, dialogs)
    await closeStaffDialogs(tx, dialogs)
  }
  const words = { onArrivals, onDialogsOpened, onDialogsClosed, onDeliveries }
  return { db, log, vault, connectors, findChannel: facts.find, ...words }
}

/** Bytes of attachments come in apart from the words: a network that gives no picture holds up no question. */
export function createCopyDeps({
  context,
  connectors,
  channels,
  attachments,
  config,
}: Pick<Product, 'context' | 'connectors' | 'channels' | 'attachments' | 'config'>): CopyDeps {
  const { db, vault, log, clock } = context
  return {
    ...{ db, vault, log, clock, connectors, files: attachments },
    findAccount: channels.find,
    scan: scanOf(config),
    tellCopied: announceAttachment,
  }
}
