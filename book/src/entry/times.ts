/** Times of the Book: `2026-11-29T08:00:00Z`, to the second, in UTC, since 1970. As texts they sort as they follow each other. */
const WRITTEN =
  /^(?:19[7-9]\d|[2-9]\d{3})-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/

/** Seconds since 1970, or null where the text is no time: a 31st of February is none. */
export function findSeconds(time: string): number | null {
  if (!WRITTEN.test(time)) return null
  const seconds = Date.parse(time) / 1000
  // A day that its month lacks is read as one of the next month.
  return Number(time.slice(8, 10)) < 29 || timeOf(seconds) === time ? seconds : null
}

export function timeOf(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`
}
