/** Simple scenes, one of which stands for any work. */

export const SCENES = ['road', 'lamp', 'water', 'waste', 'snow', 'house', 'yard'] as const
export type Scene = (typeof SCENES)[number]

/** What the name of a topic says that is seen there. */
const SEEN: readonly (readonly [RegExp, Scene])[] = [
  [/light|outage|grid/u, 'lamp'],
  [/snow/u, 'snow'],
  [/water|wells|sewage|flood|basement|drains/u, 'water'],
  [/^waste|litter|cleaning|dumps|cemetery/u, 'waste'],
  [/^housing|building|facade|abandoned|venues/u, 'house'],
  [/^roads|potholes|paving|digging|stops/u, 'road'],
]

export function sceneOf(topicCode: string): Scene {
  return SEEN.find(([pattern]) => pattern.test(topicCode))?.[1] ?? 'yard'
}
