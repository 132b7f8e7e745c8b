/** How each body works: how fast, how honestly, what it shows and promises, and how long its work holds. */
import type { Agency } from '../../../../modules/directory/index.ts'
import { createChance } from './chance.ts'

export type Quality = {
  /** Working minutes from a question to a first answer's draft, in the middle. */
  draftMinutes: number
  takeMinutes: number
  /** Of questions that lie about for days. */
  stuck: number
  /** Of texts that an approver sends back. */
  sentBack: number
  /** Of troubles that are put right before they are called solved. */
  honest: number
  /** Of troubles that are called solved at all. */
  solves: number
  /** Of solved ones with a photo. */
  shows: number
  /** Of troubles that are promised first. */
  promises: number
  /** Of promises that are kept, and of the others that are moved in time. */
  keeps: number
  moves: number
  /** Days until what was put right is broken again, in the middle. */
  holdsDays: number
  /** People who write answers at the same time. */
  hands: number
}

type Share = Partial<Omit<Quality, 'hands'>>

const GOOD: Share = {
  ...{ draftMinutes: 120, stuck: 0.01, sentBack: 0.05, honest: 0.95, solves: 0.8, shows: 0.75 },
  ...{ promises: 0.12, keeps: 0.93, moves: 0.8, holdsDays: 420 },
}
const POOR: Share = {
  ...{ draftMinutes: 310, stuck: 0.11, sentBack: 0.24, honest: 0.72, solves: 0.55, shows: 0.3 },
  ...{ promises: 0.26, keeps: 0.6, moves: 0.4, holdsDays: 130 },
}
/** Answers in time and calls everything solved; little of it is. */
const HOLLOW: Share = {
  ...{ draftMinutes: 85, stuck: 0.005, sentBack: 0.06, honest: 0.38, solves: 0.94, shows: 0.06 },
  ...{ promises: 0.04, keeps: 0.85, moves: 0.6, holdsDays: 45 },
}

/** Whose ways are told on purpose; the others are somewhere between. */
const TOLD: Record<string, Share> = {
  'administration-valday': GOOD,
  'administration-kresttsy': GOOD,
  'administration-pestovo': HOLLOW,
  'administration-chudovo': POOR,
  'administration-batetsky': POOR,
  'water-polist': { ...POOR, holdsDays: 70 },
  'heat-msta': { ...POOR, draftMinutes: 240 },
  'grid-ilmen': GOOD,
  'waste-ilmen': { draftMinutes: 200, stuck: 0.06, holdsDays: 40, solves: 0.85, shows: 0.35 },
  'road-service': { draftMinutes: 230, promises: 0.3, keeps: 0.82, holdsDays: 240 },
  'ministry-health': { draftMinutes: 190, solves: 0.35, stuck: 0.04 },
}
/** The municipality that improves: from poor at the beginning to good at the end. */
const IMPROVING = 'administration-okulovka'

export type Bodies = {
  /** `progress`: from 0 at the beginning of the past to 1 at its end. */
  qualityOf: (agencyCode: string, progress: number) => Quality
}

export function createBodies(agencies: readonly Pick<Agency, 'code' | 'kind'>[], seed: string): Bodies {
  const usual = new Map(agencies.map(({ code }) => [code, usualOf(code, seed)]))
  return {
    qualityOf(agencyCode, progress) {
      const own = usual.get(agencyCode) ?? usualOf(agencyCode, seed)
      return agencyCode === IMPROVING ? between(own, progress) : own
    },
  }
}

function usualOf(code: string, seed: string): Quality {
  const chance = createChance(seed, 'body', code)
  return {
    ...{ draftMinutes: chance.between(130, 230), takeMinutes: chance.between(15, 50) },
    ...{ stuck: chance.between(0.015, 0.05), sentBack: chance.between(0.06, 0.14) },
    ...{ honest: chance.between(0.82, 0.94), solves: chance.between(0.62, 0.8) },
    ...{ shows: chance.between(0.4, 0.7), promises: chance.between(0.1, 0.2) },
    ...{ keeps: chance.between(0.74, 0.9), moves: chance.between(0.5, 0.8) },
    ...{ holdsDays: chance.between(170, 380), hands: 3 },
    ...TOLD[code],
  }
}

function between(own: Quality, progress: number): Quality {
  const [from, to]: Quality[] = [
    { ...own, ...POOR },
    { ...own, ...GOOD },
  ]
  if (!from || !to) return own
  const at = (name: keyof Quality) => from[name] + (to[name] - from[name]) * progress
  return {
    ...{ draftMinutes: at('draftMinutes'), takeMinutes: own.takeMinutes, stuck: at('stuck') },
    ...{ sentBack: at('sentBack'), honest: at('honest'), solves: at('solves'), shows: at('shows') },
    ...{ promises: at('promises'), keeps: at('keeps'), moves: at('moves'), holdsDays: at('holdsDays') },
    hands: own.hands,
  }
}
