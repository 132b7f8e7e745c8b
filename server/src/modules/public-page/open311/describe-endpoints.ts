/** Service discovery: what stands where, and by which version of the standard. */
import type { Value } from './write-value.ts'

/** When what is answered has changed the last time. */
const CHANGESET = '2026-11-29T00:00:00Z'
const SPECIFICATION = 'http://wiki.open311.org/GeoReport_v2'

export function describeEndpoints(site: string): Value {
  return {
    changeset: CHANGESET,
    contact: `${site}/ask`,
    key_service: `${site}/ask`,
    endpoints: [
      {
        specification: SPECIFICATION,
        url: `${site}/open311/v2`,
        changeset: CHANGESET,
        type: 'production',
        formats: ['text/xml', 'application/json'],
      },
    ],
  }
}
