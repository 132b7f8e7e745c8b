/** One line a day, `2026-11-29 12345 <root>`, as `veche verify --days` reads it. */
export type BookDay = { day: string; size: number; root: Buffer }

export function formatDays(days: readonly BookDay[]): string {
  return days.map(({ day, size, root }) => `${day} ${size} ${root.toString('base64')}\n`).join('')
}
