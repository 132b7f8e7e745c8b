import type { Livestream } from '../stream/livestreams.queries.ts'

export function buildStream(changes: Partial<Livestream>): Livestream {
  return {
    ...{ id: '00000000-0000-7000-8000-0000000000e1', number: 1, title: 'Вода', version: 3, tag: null },
    ...{ municipalityCode: null, agencyCode: null, editorId: null, editorName: null, step: 'planned' },
    speakers: [{ name: 'Глава', position: '' }],
    ...{ plannedAt: '2026-11-25T15:00:00.000Z', plannedMinutes: 60, startedAt: null, endedAt: null },
    ...{ closedAt: null, recordingUrl: null, recordingOffsetS: 0, viewers: null, sources: [] },
    balance: { asked: 0, onAir: 0, later: 0, declined: 0, onControl: 0, waiting: 0, authors: 0 },
    abilities: { edit: true, announce: true, begin: false, end: false, close: false, cancel: true },
    ...changes,
  }
}
