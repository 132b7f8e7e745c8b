import type { FakeResponse } from '@veche/contract/fakes.ts'
import type { Carrier, Publication } from './places/places.ts'
import type { Opinion } from './verdict/verdict-view.ts'

const START = Date.parse('2026-11-23T07:15:00.000Z')

/** The moment so many minutes after the signal. */
export const at = (minutes: number) => new Date(START + minutes * 60_000).toISOString()
export const ms = (minutes: number) => START + minutes * 60_000

const NOTHING: FakeResponse['abilities'] = {
  open: false,
  edit: false,
  triage: false,
  addEvidence: false,
  endFacts: false,
  opine: false,
  returnToFacts: false,
  write: false,
  decide: false,
  judgeCarriers: false,
  publish: false,
  correct: false,
  close: false,
  drop: false,
  reopen: false,
}

export function may(...allowed: (keyof FakeResponse['abilities'])[]): FakeResponse['abilities'] {
  return { ...NOTHING, ...Object.fromEntries(allowed.map((ability) => [ability, true])) }
}

export function buildFake(changes: Partial<FakeResponse> = {}): FakeResponse {
  return {
    id: 'fake',
    number: 318,
    step: 'verdict',
    claim: 'С декабря закроют родильное отделение',
    signal: 'chat',
    municipalityCode: null,
    topicCode: null,
    agencyCode: null,
    isDanger: false,
    harm: 4,
    verdict: null,
    dropReason: null,
    firstSeenAt: at(-10),
    signalledAt: at(0),
    stepDueAt: null,
    totalDueAt: at(240),
    publishedAt: null,
    isCorrected: false,
    watchUntil: null,
    responsibleName: null,
    spread: { placeCount: 0, suggestedCount: 0, views: 0, shares: 0, networks: [] },
    version: 1,
    fullText: '',
    truth: '',
    isCheckable: true,
    reachNote: '',
    responsibleId: null,
    duplicateOf: null,
    similar: [],
    clocks: [],
    limitsAhead: [],
    totalLimitMinutes: 240,
    evidence: [],
    carriers: [],
    reach: [],
    opinions: [],
    texts: [],
    publications: [],
    corrections: [],
    chats: [],
    abilities: NOTHING,
    ...changes,
  }
}

export function buildOpinion(changes: Partial<Opinion> & { userId: string }): Opinion {
  return {
    name: changes.userId,
    at: at(100),
    verdict: 'distortion',
    reason: 'Ремонт есть, закрытия нет.',
    isMine: false,
    ...changes,
  }
}

export function buildCarrier(changes: Partial<Carrier> & { id: string }): Carrier {
  return {
    state: 'confirmed',
    network: 'vk',
    place: changes.id,
    surface: 'comment',
    permalink: null,
    text: 'Правда ли, что закроют?',
    snapshotHash: 'a'.repeat(64),
    snapshotAt: at(0),
    fileId: null,
    authorName: null,
    writtenAt: at(0),
    foundAs: 'matched',
    isFirst: false,
    score: 0.97,
    byName: null,
    views: null,
    shares: null,
    isGone: false,
    isRespread: false,
    incidentId: null,
    incidentNumber: null,
    chatId: null,
    canReply: true,
    leftOut: null,
    toldTextNo: null,
    isPassedOver: false,
    ...changes,
  }
}

export function buildPublication(changes: Partial<Publication>): Publication {
  return {
    id: 'publication',
    kind: 'reply',
    carrierId: null,
    chatId: null,
    network: 'vk',
    place: 'place',
    textNo: 1,
    state: 'sent',
    errorCode: null,
    queuedAt: at(200),
    sentAt: null,
    permalink: null,
    ...changes,
  }
}

export function buildText(
  changes: Partial<FakeResponse['texts'][number]> = {},
): FakeResponse['texts'][number] {
  return {
    no: 1,
    reply: 'Отделение не закрывают.',
    post: 'Отделение не закрывают, идёт ремонт.',
    truth: 'Идёт ремонт.',
    mistake: null,
    isPublished: false,
    picture: null,
    writtenByName: 'Ирина Рогова',
    writtenAt: at(150),
    decision: 'approved',
    decidedByName: 'Павел Синицын',
    decidedAt: at(170),
    sendBackReason: null,
    ...changes,
  }
}
