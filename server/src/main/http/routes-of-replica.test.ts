import { ROUTES } from '@veche/contract/routes/all.ts'
import type { Route } from '@veche/contract/routes/route.ts'
import { expect, it } from 'vitest'
import { isOfReplica, PATHS_OF_REPLICA } from './routes-of-replica.ts'

it('are lists, search and reports that are declared, and never the stream, a card or a change', () => {
  const reads = ROUTES.filter(({ method }: Route) => method === 'GET').map(({ path }) => path as string)
  const served = ROUTES.filter((each: Route) => isOfReplica(each))

  for (const path of PATHS_OF_REPLICA)
    expect([path, reads.some((read) => read.startsWith(path))]).toEqual([path, true])
  expect(served.every(({ method }: Route) => method === 'GET')).toBe(true)
  const paths = served.map(({ path }) => path as string)
  expect(paths).toEqual(expect.arrayContaining(['/api/incidents', '/api/found', '/api/figures/matrix']))
  for (const path of ['/api/events', '/api/me', '/api/incidents/{incidentId}'])
    expect(paths).not.toContain(path)
})
