/** «28 ноября» on the wall of the zone. */
export function dayOf(moment: Date, timeZone: string): string {
  return moment.toLocaleDateString('ru', { timeZone, day: 'numeric', month: 'long' })
}
