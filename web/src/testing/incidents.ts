import type { DirectoryResponse } from '@veche/contract/directory.ts'
import { IncidentAbilities, type IncidentResponse, type MessageResponse } from '@veche/contract/incidents.ts'

export const INCIDENT_ID = '00000000-0000-7000-8000-000000000001'
const MESSAGE_ID = '00000000-0000-7000-8000-000000000002'
const CHANNEL_ID = '00000000-0000-7000-8000-000000000003'
export const ASKED_AT = '2026-11-24T09:00:00.000Z'

type Abilities = IncidentResponse['abilities']

/** Nothing but what is named is allowed. */
export function abilitiesOf(...allowed: (keyof Abilities)[]): Abilities {
  const names = Object.keys(IncidentAbilities.shape)
  return IncidentAbilities.parse(
    Object.fromEntries(names.map((name) => [name, allowed.some((one) => one === name)])),
  )
}

const NO_FLAGS: IncidentResponse['flags'] = {
  ...{ isUrgent: false, isReopened: false, hasUnreadFollowUp: false, isSourceEdited: false },
  ...{ isSourceDeleted: false, hasUnknownDelivery: false, hasFailedDelivery: false, isRepeat: false },
  ...{ isMassEvent: false, isFrozen: false, isAuthorUnreachable: false, needsArbiter: false },
  isSupplement: false,
}
const NO_ADDRESS = { settlement: null, street: null, house: null, object: null }

const QUESTION: MessageResponse = {
  ...{ id: MESSAGE_ID, incidentId: INCIDENT_ID, direction: 'in', surface: 'comment', authorName: 'Мария' },
  ...{ isOurs: false, isByHand: false, automatic: null, isLate: false, isSource: true },
  ...{ text: 'Когда заделают яму на Садовой?', attachments: [], sentFiles: [], parentId: null },
  ...{
    occurredAt: ASKED_AT,
    receivedAt: ASKED_AT,
    permalink: null,
    sourceState: 'alive',
    isTakenDown: false,
    versions: [],
  },
  isUnread: false,
}

/** A question about a pit, registered nowhere yet; what a test is about it says. */
export function buildIncident(changes: Partial<IncidentResponse> = {}): IncidentResponse {
  return {
    ...{ id: INCIDENT_ID, number: 204, step: 'new', version: 3, title: QUESTION.text },
    ...{
      network: 'vk',
      surface: 'comment',
      handWay: null,
      topicCode: null,
      municipalityCode: null,
      address: NO_ADDRESS,
    },
    ...{ agencyCode: null, unitCode: null, assigneeName: null, foundAt: ASKED_AT, deadline: null },
    ...{ flags: NO_FLAGS, messageCount: 1, authorId: null, memberCount: 1, authorCount: 1, repeatNo: null },
    ...{
      promiseDueAt: null,
      clarifyUntil: null,
      eventId: null,
      tags: [],
      urgentWords: [],
      channelId: CHANNEL_ID,
      channelName: 'Городская среда',
    },
    ...{ permalink: null, kind: null, outcome: null, closingReason: null, satisfaction: null },
    ...{ dismissReason: null, leaseUntil: null, severity: null, handoffs: 0, proposedAgencyCode: null },
    ...{
      returnUntil: null,
      hasEvidence: false,
      evidence: [],
      closeProposedByName: null,
      ownFields: {},
      members: [],
    },
    ...{
      mergedInto: null,
      event: null,
      splitFrom: null,
      repeat: null,
      promises: [],
      refusals: [],
      released: null,
    },
    ...{
      suggestion: null,
      nearestCase: null,
      deadlines: [],
      thread: [QUESTION],
      context: null,
      fake: null,
      onAir: null,
    },
    ...{ requestNumber: null, erasedAt: null, abilities: abilitiesOf(), mayRemind: false },
    ...changes,
  }
}

/** What the rules propose of it when they are sure. */
export const SURE_SUGGESTION: NonNullable<IncidentResponse['suggestion']> = {
  topic: { code: 'pits', confidence: 0.9, reasons: [] },
  alternatives: [],
  municipality: { code: 'sady', confidence: 0.9, reasons: [] },
  ...{ agency: null, address: null, kind: { code: 'complaint', reasons: [] } },
  ...{ rumour: null, isOutsideRegion: false, isUrgent: false },
}

export const DIRECTORY: DirectoryResponse = {
  municipalities: [
    { code: 'sady', name: 'Садовый район', shortName: 'Садовый', centre: 'Сады', population: null },
    { code: 'borki', name: 'Борковский район', shortName: 'Борковский', centre: 'Борки', population: null },
  ],
  agencies: [
    { ...buildAgency('roads', 'Дорожная служба'), kind: 'ministry' },
    buildAgency('housing', 'Жилищная служба'),
  ],
  topicGroups: [{ code: 'streets', name: 'Улицы' }],
  topics: [
    {
      code: 'pits',
      groupCode: 'streets',
      name: 'Ямы',
      definition: 'Выбоины проезжей части',
      isUrgent: false,
    },
    { code: 'light', groupCode: 'streets', name: 'Освещение', definition: null, isUrgent: false },
    { code: 'manholes', groupCode: 'streets', name: 'Открытый люк', definition: null, isUrgent: true },
  ],
  retired: { municipalities: [], agencies: [], units: [], topics: [] },
}

function buildAgency(code: string, name: string): DirectoryResponse['agencies'][number] {
  return {
    ...{ code, name, shortName: name, kind: 'utility', municipalityCode: null },
    ...{ isTrusted: false, units: [] },
  }
}
