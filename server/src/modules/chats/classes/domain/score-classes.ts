/** Scores a message for each class. The weights were tuned on the tuning part of the labelled conversations. */
import { weighRumour } from '../../../text/index.ts'
import {
  isPlainDanger,
  joinOwn,
  type OwnDanger,
  rings,
  scoreOfWeight,
  weightOfScore,
} from '../../dangers/domain/alarm-bar.ts'
import { type ChatRole, isOfficial, type MessageClass } from './chat-message.ts'
import type { PlaceInTalk } from './place-in-talk.ts'
import type { Signs } from './read-signs.ts'

export type Scores = Record<MessageClass, number>
export type MessageFacts = PlaceInTalk & {
  signs: Signs
  /** The author of the message that it replies to, by the network's own link. */
  repliesTo: ChatRole | null
  topicConfidence: number
  hasPlace: boolean
  /** A municipality or settlement of the region is named. */
  namesOurPlace: boolean
  /** The text rules read a danger too. */
  isDangerByText: boolean
  /** What people here said of texts like this one. */
  ownDanger: OwnDanger | null
  /** From which score on a danger rings. */
  dangerBar: number
}

/** The base score of talk, which another class must exceed. */
const TALK_SCORE = 2
const SHORT_TALK = 3

export function scoreClasses(facts: MessageFacts): Scores {
  const { signs } = facts
  const hasPlace = facts.hasPlace || signs.namesHouse
  const trouble = scoreTrouble({ ...facts, hasPlace })
  return {
    danger: scoreDanger({ ...facts, hasPlace }),
    rumour: weighRumour(signs, {
      ...{ ...facts, hasPlace, asksByMark: signs.asksByMark, isJoke: signs.isJoking },
    }),
    complaint: trouble,
    question: scoreQuestion({ ...facts, hasPlace }),
    thanks: scoreThanks(facts),
    spam: scoreSpam(signs),
    breach: scoreBreach(signs, hasPlace && trouble > TALK_SCORE),
    talk: scoreTalk(facts),
  }
}

/** From this weight on, people near the danger add to the score. */
const HAZARD = 1.4
const HAZARD_AFTER_DANGER = 1
const DANGER = 2

function scoreDanger(facts: MessageFacts): number {
  const { hearsay, gratitude } = facts.signs
  const seen = weighDanger(facts)
  const score = joinOwn(scoreOfWeight(seen), facts.ownDanger)
  if (
    !rings(
      { score, isPlain: isPlainDanger({ plain: facts.signs.plainDanger.weight, weight: seen }) },
      facts.dangerBar,
    )
  )
    return 0
  return (
    4 + Math.max(seen, weightOfScore(score)) - Math.min(hearsay.weight, 3) - (gratitude.weight > 0 ? 3 : 0)
  )
}

/** How likely the message tells of a danger, 0 to 1, whatever class it has in the end. */
export function readDangerScore(facts: Omit<MessageFacts, 'dangerBar'>): number {
  const hasPlace = facts.hasPlace || facts.signs.namesHouse
  return joinOwn(scoreOfWeight(weighDanger({ ...facts, hasPlace })), facts.ownDanger)
}

/** Plain words of danger that nothing rules out. */
export function tellsPlainDanger(facts: Omit<MessageFacts, 'dangerBar'>): boolean {
  const hasPlace = facts.hasPlace || facts.signs.namesHouse
  return isPlainDanger({ plain: facts.signs.plainDanger.weight, weight: weighDanger({ ...facts, hasPlace }) })
}

function weighDanger(facts: Omit<MessageFacts, 'dangerBar'>): number {
  const { signs, isDangerByText, isAfterDanger, hasPlace, namesOurPlace } = facts
  const { danger, exposed } = signs
  const hazard = danger.weight + (isDangerByText ? 1.5 : 0)
  const isHazard = hazard >= (isAfterDanger ? HAZARD_AFTER_DANGER : HAZARD)
  const nearby = isHazard ? exposed.weight / 2 + (isAfterDanger ? 0.5 : 0) : 0
  const seen =
    hazard + nearby - weighAgainstDanger(signs) - (hasPlace || namesOurPlace ? 0 : signs.far.weight)
  return hazard < DANGER && isAskingOfService(signs) ? 0 : seen
}

/** «Номер аварийки?», «кто будет откачивать?»: asks for a service; a weak sign in it tells of no danger. */
function isAskingOfService({ asking, exposed, now }: Signs): boolean {
  return asking.weight >= 1.5 && exposed.weight === 0 && now.weight === 0
}

/** Over, far away, only said, a joke or a quarrel: the same words and no danger. */
function weighAgainstDanger({ notNow, now, insult, threat, isJoking, isSmiling }: Signs): number {
  const elsewhere = Math.max(0, notNow.weight - now.weight)
  return elsewhere + (isJoking ? 2 : isSmiling ? 1 : 0) + (insult.weight + threat.weight > 0 ? 1 : 0)
}

function scoreTrouble(facts: MessageFacts): number {
  const { signs, hasPlace, topicConfidence, isContinuing } = facts
  const { trouble, mended, irony, isMeToo, deniesDeed } = signs
  const told = trouble.weight + irony.weight + (deniesDeed ? 0.8 : 0) + joinsWithOwnPlace(facts)
  const about = topicConfidence * 1.5 + (hasPlace ? 1 : 0)
  if (told === 0) return isTelling(facts) ? about + (facts.isOpening ? 1.5 : 1.3) : 0
  const isOfNothing = trouble.weight < 2 && topicConfidence < 0.25 && !hasPlace && signs.public.weight === 0
  const joins = isMeToo && !hasPlace ? 2 : 0
  return told + about - joins - (mended.weight > 0 ? 1 : 0) - (isContinuing ? 1 : 0) - (isOfNothing ? 0.7 : 0)
}

/** «А у нас на Псковской 30 аналогично»: the trouble that was told is at another house too. */
const SAME_TROUBLE = 2.5

function joinsWithOwnPlace({ signs, isAfterWork }: MessageFacts): number {
  return signs.isMeToo && signs.namesHouse && isAfterWork && signs.mended.weight === 0 ? SAME_TROUBLE : 0
}

/** A serious statement on a known topic gets a base score as a complaint. */
function isTelling(facts: MessageFacts): boolean {
  const { signs, topicConfidence, hasPlace, isContinuing, isInDialogue, isOpening } = facts
  const { talk, mended, length, isSmiling, isElliptic, asksByMark } = signs
  if (
    talk.weight > 0 ||
    mended.weight > 0 ||
    isSmiling ||
    isElliptic ||
    asksByMark ||
    isContinuing ||
    isInDialogue
  )
    return false
  return length >= 5 && topicConfidence >= (isOpening ? 0.3 : hasPlace ? 0.5 : 0.75)
}

function scoreQuestion(facts: MessageFacts): number {
  const { signs, topicConfidence, hasPlace, repliesTo, isAfterOfficial, isRightAfterOfficial } = facts
  const { asking, asksByMark, isElliptic, trouble, hearsay } = signs
  const asked = Math.min(asking.weight, 3) + (asksByMark ? 1.5 : 0)
  if (asked === 0) return 0
  const about = Math.min(signs.public.weight, 2) * 1.2 + topicConfidence + (hasPlace ? 0.5 : 0)
  const follows =
    ((isElliptic && isAfterOfficial) || (asksByMark && isRightAfterOfficial) ? 1.5 : 0) +
    (repliesTo !== null && isOfficial(repliesTo) ? 2 : 0)
  if (about + follows === 0) return isAskingAll(facts) ? asked + 1 : 0
  return (
    asked +
    about +
    follows -
    (trouble.weight >= 2 && asking.weight < 2 ? 1 : 0) -
    (hearsay.weight >= 3 ? 2 : 0)
  )
}

/** A polite question, or the first of a talk, about something that no list knows. */
function isAskingAll({ signs: { asking, talk, asksByMark, length }, isOpening }: MessageFacts): boolean {
  return (
    talk.weight === 0 &&
    length > SHORT_TALK &&
    (asking.weight >= 2 || (asking.weight > 1 && (asksByMark || isOpening)))
  )
}

function scoreThanks({ signs, isAfterOfficial }: MessageFacts): number {
  const { gratitude, irony, polite, trouble, asksByMark, length, thanksByEmoji } = signs
  if (thanksByEmoji) return TALK_SCORE + 2
  if (gratitude.weight < (isAfterOfficial ? 1 : 2) || irony.weight > 0) return 0
  return (
    gratitude.weight +
    3 -
    polite.weight * 2 -
    (asksByMark ? 2.5 : 0) -
    (length > 12 ? trouble.weight / 2 : trouble.weight / 4)
  )
}

function scoreSpam({ advertising, hasPhone, hasLink }: Signs): number {
  if (advertising.weight < 1.5 && !hasPhone && !hasLink) return 0
  return advertising.weight + (hasPhone ? 1.5 : 0) + (hasLink ? 1.5 : 0) + 1
}

function scoreBreach(signs: Signs, tellsTrouble: boolean): number {
  const { insult, aimed, threat, hatred, exposing, isObscene, hasPhone, length } = signs
  const aim = aimed.weight > 0 || length <= 6 ? 3 : 0.5
  const insulting = insult.weight > 0 ? insult.weight + aim : 0
  const obscene = isObscene ? 4 : 0
  const exposed = exposing.weight >= 2 ? exposing.weight + (hasPhone ? 3 : 1) : 0
  const rude = Math.max(insulting, obscene)
  return Math.max(tellsTrouble ? rude / 3 : rude, exposed, threat.weight * 2, hatred.weight * 2)
}

function scoreTalk({ signs, repliesTo, isContinuing, isInDialogue, namesResident }: MessageFacts): number {
  const { talk, asksNeighbours, isJoking, isSmiling, length, isMeToo } = signs
  return (
    TALK_SCORE +
    talk.weight * 0.7 +
    asksNeighbours.weight * 1.2 +
    (namesResident ? 1 : 0) +
    (isJoking ? 1 : isSmiling ? 0.7 : 0) +
    (isInDialogue ? 0.5 : 0) +
    (length <= SHORT_TALK ? 1 : 0) +
    (isMeToo ? 0.5 : 0) +
    (isContinuing ? 0.5 : 0) +
    (repliesTo === 'resident' ? 1 : 0)
  )
}
