import type { OutageOffer, OutageResponse, PublicOutage } from '@veche/contract/outages.ts'

export const OUTAGE_ID = '00000000-0000-7000-8000-000000000012'

const PUBLIC: PublicOutage = {
  ...{ id: OUTAGE_ID, number: 12, kind: 'hot_water', state: 'in_force', reason: 'Меняем задвижку' },
  ...{ agencyCode: 'housing', municipalityCode: 'sady', addresses: 'ул. Ленина, 1–15', area: null },
  ...{ beginsAt: '2026-11-24T08:00:00.000Z', endsAt: '2026-11-24T15:00:00.000Z' },
  ...{ endedAt: null, cancelledAt: null },
}

export function buildOutage(changes: Partial<OutageResponse> = {}): OutageResponse {
  return {
    ...{ ...PUBLIC, version: 3, questionCount: 0, waitingCount: 0, event: null },
    history: [{ at: '2026-11-24T07:50:00.000Z', byName: 'Вера', act: 'entered', fields: [], comment: null }],
    abilities: { edit: true, end: true, resume: false, cancel: true, restore: false, answer: false },
    ...changes,
  }
}

export function buildOffer(changes: Partial<OutageOffer> = {}): OutageOffer {
  return { outage: PUBLIC, fit: 'exact', isConfirmed: false, ...changes }
}
