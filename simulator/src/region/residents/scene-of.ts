import type { Scene } from '../../lib/scenes.ts'

/** Topics whose group shows something else, or nothing at all. */
const BY_TOPIC: Partial<Record<string, Scene>> = {
  'roads.lighting': 'lamp',
  'roads.traffic-lights': 'lamp',
  'roads.road-snow': 'snow',
  'roads.sidewalk-snow': 'snow',
  'roads.signs': 'act',
  'roads.markings': 'act',
  'roads.crossings': 'act',
  'roads.speed-bumps': 'act',
  'roads.closures': 'act',
  'roads.trucks': 'act',
  'roads.barriers': 'act',
  'roads.sidewalk-litter': 'waste',
  'landscaping.yard-potholes': 'road',
  'landscaping.paving': 'road',
  'landscaping.restore-digging': 'road',
  'landscaping.storm-drains': 'road',
  'landscaping.yard-lighting': 'lamp',
  'landscaping.yard-snow': 'snow',
  'landscaping.public-snow': 'snow',
  'landscaping.public-litter': 'waste',
  'landscaping.yard-cleaning': 'waste',
  'landscaping.cemetery': 'waste',
  'landscaping.playground-broken': 'yard',
  'landscaping.playground-missing': 'yard',
  'landscaping.small-forms': 'yard',
  'housing.no-water': 'water',
  'housing.bad-water': 'water',
  'housing.water-accident': 'water',
  'housing.water-pressure': 'water',
  'housing.water-towers': 'water',
  'housing.wells': 'water',
  'housing.roof-leak': 'house',
  'housing.roof-snow': 'house',
  'housing.common-areas': 'house',
  'housing.entrance-repair': 'house',
  'housing.house-facade': 'house',
  'housing.major-repairs': 'house',
  'energy.power-outage': 'lamp',
  'energy.grid-quality': 'lamp',
  'waste.fees': 'act',
  'education.building': 'house',
  'health.building-repair': 'house',
  'culture.monuments': 'yard',
}
const BY_GROUP: Partial<Record<string, Scene>> = { roads: 'road', waste: 'waste' }

/** Gives what a picture of such a trouble shows; a sheet of paper where nothing can be photographed. */
export function sceneOf(topicCode: string | null): Scene {
  if (topicCode === null) return 'act'
  return BY_TOPIC[topicCode] ?? BY_GROUP[topicCode.split('.')[0] ?? ''] ?? 'act'
}
