import type { ProbeCheck, ProbeReport } from '../connector.ts'

const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]'])

/** There is no network to ask: only whether residents can reach the page, and safely. */
export function probeForm(pageUrl: string): ProbeReport {
  const { hostname, protocol, host, pathname, search } = new URL(pageUrl)
  const isLocal = LOCAL.has(hostname)
  const checks: ProbeCheck[] = [
    { code: 'form.address', state: isLocal ? 'warning' : 'ok', details: { url: pageUrl, present: !isLocal } },
    {
      code: 'form.https',
      state: protocol === 'https:' || isLocal ? 'ok' : 'warning',
      details: { url: pageUrl },
    },
  ]
  return { name: `${host}${pathname}${search}`, checks }
}
