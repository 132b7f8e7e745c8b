import { InvalidError } from '../../platform/errors.ts'
import type { PagePlace } from './notifications.repository.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export function formatPlace({ createdAt, id }: PagePlace): string {
  return `${createdAt.toISOString()}_${id}`
}

export function parsePlace(cursor: string): PagePlace {
  const [at = '', id = ''] = cursor.split('_')
  const createdAt = new Date(at)
  if (Number.isNaN(createdAt.getTime()) || !UUID.test(id))
    throw new InvalidError('http.bad_cursor', { cursor })
  return { createdAt, id }
}
