/** At night only what is urgent wakes anybody; the rest waits for the morning. */
const [NIGHT_FROM, NIGHT_TO] = ['22:00', '07:00']

export function isNight(time: string): boolean {
  return time >= NIGHT_FROM || time < NIGHT_TO
}
