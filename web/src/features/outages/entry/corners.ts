import type { OutageArea } from '@veche/contract/outages.ts'

const CORNER = /^(-?\d{1,2}(?:[.,]\d+)?)\s*[,;\s]\s*(-?\d{1,3}(?:[.,]\d+)?)$/

/** Corners as a map gives them, «58.3877, 33.9155» in each line. Null: no corners; `wrong`: the line that is none. */
export function readCorners(text: string): { area: OutageArea | null } | { wrong: string } {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const corners: OutageArea = []
  for (const line of lines) {
    const [, latitude, longitude] = CORNER.exec(line) ?? []
    if (latitude === undefined || longitude === undefined) return { wrong: line }
    corners.push({ latitude: numberOf(latitude), longitude: numberOf(longitude) })
  }
  return { area: corners.length === 0 ? null : corners }
}

export function writeCorners(area: OutageArea | null): string {
  return (area ?? []).map(({ latitude, longitude }) => `${latitude}, ${longitude}`).join('\n')
}

const numberOf = (words: string) => Number(words.replace(',', '.'))
