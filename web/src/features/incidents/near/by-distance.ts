/** Tasks by how far they are from the phone; those without a point stand last, as they stood. Pure. */
export type Place = { latitude: number; longitude: number }

const EARTH_METRES = 6_371_000

export function metresBetween(one: Place, other: Place): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const [high, wide] = [radians(other.latitude - one.latitude), radians(other.longitude - one.longitude)]
  const across = Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * Math.sin(wide / 2) ** 2
  return 2 * EARTH_METRES * Math.asin(Math.sqrt(Math.sin(high / 2) ** 2 + across))
}

export function sortByDistance<Task extends { point: Place | null }>(
  tasks: readonly Task[],
  here: Place,
): (Task & { metres: number | null })[] {
  const far = (metres: number | null) => metres ?? Number.POSITIVE_INFINITY
  return tasks
    .map((task) => ({ ...task, metres: task.point && metresBetween(here, task.point) }))
    .sort((one, two) => (far(one.metres) === far(two.metres) ? 0 : far(one.metres) - far(two.metres)))
}
