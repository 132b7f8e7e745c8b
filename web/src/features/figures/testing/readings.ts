/** Answers of the server about figures, as tests need them. */
import { CATALOGUE } from '@veche/book/figures/catalogue/catalogue.ts'
import { measuresOf } from '@veche/book/figures/figure.ts'
import type { FigureRow, FigureSeriesResponse, FiguresResponse } from '@veche/contract/figures.ts'

type Reading = FiguresResponse['figures'][number]

/** Every figure of the catalogue, nothing counted; what a test is about it says. */
export function buildFigures(changes: Record<string, Partial<Reading>> = {}): FiguresResponse {
  return {
    period: { from: '2026-11-16', to: '2026-11-22' },
    previous: { from: '2026-11-09', to: '2026-11-15' },
    yearAgo: { from: '2025-11-16', to: '2025-11-22' },
    ...{ filter: {}, own: null, countedAt: '2026-11-23T07:15:00.000Z' },
    figures: CATALOGUE.map(({ code, formula }) => ({
      ...{ code, value: null, numerator: 0, denominator: null, previous: null, yearAgo: null },
      sums: Object.fromEntries(measuresOf(formula).map((measure) => [measure, 0])),
      ...changes[code],
    })),
  }
}

export const ON_TIME: Partial<Reading> = {
  ...{ value: 1094 / 1197, numerator: 1094, denominator: 1197, previous: 0.902, yearAgo: null },
  sums: { on_time: 1094, late: 103 },
}

/** As many days of each figure as are asked for, each of the same value. */
export function buildSeries(query: URLSearchParams, value = 3): FigureSeriesResponse {
  const day = query.get('to') ?? '2026-11-22'
  const days = [{ day, value, numerator: value, denominator: null, norm: value }]
  return { series: (query.get('codes') ?? '').split(',').map((code) => ({ code, days })) }
}

export function buildRow(changes: Partial<FigureRow> = {}): FigureRow {
  return {
    ...{
      question: 17,
      number: 38_679,
      source: 'incident',
      title: 'Когда заделают яму?',
      isCounted: true,
      network: 'vk',
    },
    card: { kind: 'incident', incidentId: '00000000-0000-7000-8000-000000000001' },
    ...{ municipalityCode: 'sady', topicCode: 'pits', agencyCode: 'roads', workingMinutes: 192 },
    ...{ at: '2026-11-20T09:00:00.000Z', takenAt: '2026-11-20T05:00:00.000Z' },
    ...{ dueAt: '2026-11-20T12:00:00.000Z', answeredAt: '2026-11-20T09:00:00.000Z' },
    ...{ isLate: false, outcome: 'solved', satisfaction: null },
    ...changes,
  }
}
