import type { BodyContactsResponse, PersonResponse, PostResponse } from '@veche/contract/portal/contacts.ts'
import type { DutyAnswer, DutyResponse, DutySpeaker, PostNow } from '@veche/contract/portal/duty.ts'

const id = (end: string) => `00000000-0000-7000-8000-0000000000${end}`
export const ANNA = id('a1')
export const BORIS = id('b1')
export const POST_ID = id('c1')

export function buildSpeaker(changes: Partial<DutySpeaker> = {}): DutySpeaker {
  return {
    ...{ personId: ANNA, name: 'Анна Зуева', phone: '8 (8162) 00-00-01', standsInFor: null, isAway: false },
    ...changes,
  }
}

export function buildPostNow(changes: Partial<PostNow> = {}): PostNow {
  return {
    ...{ id: POST_ID, agencyCode: 'roads', name: 'Сектор освещения', unitCode: null, email: '', note: '' },
    ...{ phone: '8 (8162) 00-00-09', isEmergency: false },
    hours: { isRoundTheClock: false, isOpen: true, changesAt: '2026-11-24T14:30:00Z' },
    now: { by: 'shift', speakers: [buildSpeaker()], until: '2026-11-24T17:00:00Z', next: null },
    ...changes,
  }
}

export function buildAnswer(changes: Partial<DutyAnswer> = {}): DutyAnswer {
  return {
    ...{ agencyCode: 'roads', phone: '8 (8162) 00-00-08', innerPhone: '', email: '', address: '' },
    hours: { isRoundTheClock: false, isOpen: true, changesAt: '2026-11-24T14:30:00Z' },
    ...{ match: 'topic_municipality', line: null, unitCode: null },
    post: { ...buildPostNow(), fit: { topic: 'topic', place: 'any' }, lead: null, deputy: null },
    ...{ emergency: null, writers: [], mayWrite: false },
    ...changes,
  }
}

export function buildDuty(answer: DutyAnswer | null): DutyResponse {
  return {
    ...{
      topicCode: 'light',
      topicBy: 'words',
      municipalityCode: 'sady',
      municipalityBy: 'own',
      ...{ street: null, house: null, streetPlaces: null, objects: [] },
    },
    ...{ otherTopics: [], articles: [], people: [], groups: [], answer },
  }
}

export function buildPerson(changes: Partial<PersonResponse> = {}): PersonResponse {
  return {
    ...{
      id: ANNA,
      userId: null,
      name: 'Анна Зуева',
      phone: '8 (8162) 00-00-01',
      isActive: true,
      absences: [],
    },
    ...changes,
  }
}

export function buildPost(changes: Partial<PostResponse> = {}): PostResponse {
  return {
    ...{ id: POST_ID, name: 'Сектор освещения', unitCode: null, phone: '', email: '', note: '' },
    ...{ topicCodes: ['light'], groupCodes: [], municipalityCodes: [], streets: [], scheduleCode: null },
    ...{ isEmergency: false, leadId: ANNA, deputyId: null, isActive: true },
    ...changes,
  }
}

export function buildContacts(changes: Partial<BodyContactsResponse> = {}): BodyContactsResponse {
  return {
    agencyCode: 'roads',
    contact: { phone: '8 (8162) 00-00-08', innerPhone: '', email: '', address: '', note: '' },
    changed: null,
    people: [buildPerson(), buildPerson({ id: BORIS, name: 'Борис Орлов' })],
    posts: [buildPost()],
    ...{ schedules: [], accounts: [], mayWrite: true },
    ...changes,
  }
}
