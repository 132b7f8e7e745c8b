import { firstNameOf as readFirstName } from '@veche/contract/rules/replies/plain-checks.ts'
import type { Db } from '../../../platform/database/db.ts'
import { dateInZone, timeInZone } from '../../../platform/working-time/index.ts'
import type { Actor } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { openAuthorName } from '../../inbox/index.ts'
import { getIncidentToCheck, listIncidentThread } from '../../incidents/index.ts'
import { getSettings } from '../../settings/index.ts'
import { type Disagreement, listDisagreements } from '../agreement/index.ts'
import { type DraftContent, findAuthorOfText, listLastTexts } from '../drafts/index.ts'
import { findPhotos } from '../files/index.ts'
import { type AnswersServices, capabilitiesFor } from '../parts/index.ts'
import { repeatsPublished } from '../published/index.ts'
import { type Check, type CheckedAnswer, checkAnswer } from './domain/checklist.ts'
import { type Mark, markPhrases } from './domain/mark-phrases.ts'
import { highestSimilarity } from './domain/similarity.ts'

const COMPARED_ANSWERS = 50

/** `promiseDueAt`: of the promise that goes with an interim answer. */
export type AnswerToCheck = Pick<DraftContent, 'kind' | 'text' | 'outcome' | 'privateText' | 'fileIds'> & {
  promiseDueAt: string | null
  incidentId: string
  actor: Actor
}

/** The checklist for a text against what the author of the incident wrote and what the network allows. */
type CheckServices = Pick<AnswersServices, 'connectors' | 'findAccount' | 'vault' | 'clock' | 'region'>

export async function checkIncidentAnswer(
  db: Db,
  services: CheckServices,
  answer: AnswerToCheck,
): Promise<Check[]> {
  return (await inspectIncidentAnswer(db, services, answer)).checks
}

/** The same, with the places in both texts that the remarks refer to. */
export async function inspectIncidentAnswer(
  db: Db,
  services: CheckServices,
  answer: AnswerToCheck,
): Promise<{ checks: Check[]; marks: Mark[] }> {
  const { kind, text, outcome, privateText, incidentId, fileIds } = answer
  const incident = await getIncidentToCheck(db, incidentId)
  const [thread, directory, settings, capabilities, photos, isPublished] = await Promise.all([
    listIncidentThread(db, incidentId),
    getDirectory(db),
    getSettings(db),
    capabilitiesFor(services, incident.channelId),
    findPhotos(db, { incidentId, fileIds }),
    repeatsPublished(db, { incidentId, text, privateText }),
  ])
  const asked = thread.filter(({ direction }) => direction === 'in')
  const question = asked.map((message) => message.text).join('\n')
  const whole = privateText.trim() === '' ? text : `${text}\n${privateText}`
  const differing = await listDisagreements(db, services, {
    ...{ incidentId, incident, words: question, text: whole },
  })
  const isMass = incident.eventId !== null || incident.isMassEvent
  const checked: CheckedAnswer = {
    kind,
    text,
    privateText,
    hasManyRecipients: incident.memberCount > 1 || isMass,
    outcome,
    question,
    disagreements: differing?.map(presentDisagreement) ?? null,
    now: nowIn(services),
    promisedDay: promisedDayOf(services, answer, incident.promiseDueAt),
    standingDay: incident.promiseDueAt && dateInZone(services.region.timeZone, incident.promiseDueAt),
    authorFirstName: firstNameOf(services, asked),
    textLimit: capabilities.textLimit,
    isTopicPhysical: directory.topics.some(
      ({ code, isPhysical }) => code === incident.topicCode && isPhysical,
    ),
    ...photos,
    stopPhrases: settings.stopPhrases,
    isPublished,
    likeness: isMass ? null : await measureLikeness(db, answer, settings.similarityLimit),
  }
  const checks = checkAnswer(checked)
  return { checks, marks: markPhrases(checks, checked, asked) }
}

/** «до 15 декабря» beside «до 1 декабря» of question 1234. */
function presentDisagreement({ kind, ours, theirs, number }: Disagreement) {
  return {
    words: number === null ? ours : `${ours} ↔ ${theirs} (№ ${number})`,
    isSure: kind === 'place' || kind === 'body',
  }
}

function nowIn({ clock, region }: CheckServices): CheckedAnswer['now'] {
  const now = clock()
  return { day: dateInZone(region.timeZone, now), time: timeInZone(region.timeZone, now) }
}

/** A final answer must settle the open promise. */
function promisedDayOf(
  { region }: CheckServices,
  { kind, promiseDueAt }: AnswerToCheck,
  standing: Date | null,
): string | null {
  const own = promiseDueAt === null ? null : new Date(promiseDueAt)
  const dueAt = kind === 'interim' ? own : standing
  return dueAt && dateInZone(region.timeZone, dueAt)
}

/** Likeness is measured against the writer's earlier answers, also when somebody else reads the check. */
async function measureLikeness(
  db: Db,
  { incidentId, text, privateText, actor }: AnswerToCheck,
  limit: number,
): Promise<CheckedAnswer['likeness']> {
  const authorId = (await findAuthorOfText(db, { incidentId, text })) ?? actor.id
  const texts = await listLastTexts(db, { authorId, exceptIncidentId: incidentId, limit: COMPARED_ANSWERS })
  // Likeness is measured on the private part if there is one, because the public part is always the same.
  return { highest: highestSimilarity(privateText.trim() || text, texts), limit }
}

type Thread = Awaited<ReturnType<typeof listIncidentThread>>

export function firstNameOf({ vault }: Pick<AnswersServices, 'vault'>, asked: Thread): string | null {
  const card = asked.find(({ authorCard }) => authorCard !== null)?.authorCard ?? null
  return readFirstName(openAuthorName(card, vault))
}
