/** Photos of what was mended, before the work and after it. */
import { idAt } from '../domain/chance.ts'
import type { Office } from './office.ts'
import { sceneOf } from './scene.ts'
import type { Walk } from './walk.ts'
import { type Person, progressOf } from './world.ts'

const LABELS = [
  ['before', 'До работ.png'],
  ['after', 'После работ.png'],
] as const

/** Of physical work, by as many as the body usually shows. */
export function attachPhotos(walk: Walk, { world }: Office, { at, by }: { at: Date; by: Person }): string[] {
  const { life, chance, state } = walk
  const { shows } = world.bodies.qualityOf(state.agencyCode ?? '', progressOf(world, at))
  const topic = world.directory.topics.find(({ code }) => code === state.topicCode)
  if (topic?.isPhysical !== true || !chance.isLucky(shows)) return []
  const photo = world.photos[sceneOf(topic.code)]
  const uploadedAt = new Date(at.getTime() - 60_000)
  return LABELS.map(([label, name]) => {
    const id = idAt(uploadedAt, chance)
    const file = { ...photo[label], id, incidentId: state.id, contentType: 'image/png', name, label }
    life.files.push({ ...file, uploadedBy: by.id, uploadedAt })
    return id
  })
}
