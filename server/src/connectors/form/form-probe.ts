import type { ProbeCheck, ProbeReport } from '../connector.ts'

const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * There is no network to ask: only whether residents can reach the page, and safely.
 * It is called as the answers are signed: by the region, not by an address.
 */
export function probeForm(pageUrl: string, officialName: string | null): ProbeReport {
  const { hostname, protocol } = new URL(pageUrl)
  const isLocal = LOCAL.has(hostname)
  const checks: ProbeCheck[] = [
    { code: 'form.address', state: isLocal ? 'warning' : 'ok', details: { url: pageUrl, present: !isLocal } },
    {
      code: 'form.https',
      state: protocol === 'https:' || isLocal ? 'ok' : 'warning',
      details: { url: pageUrl },
    },
  ]
  return { name: officialName, checks }
}
