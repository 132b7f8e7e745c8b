import { api, unwrap } from '../../../lib/api.ts'

/** As the form has it: moments of the reader's own clock, empty fields left out. */
export type LeakForm = { from: string; to: string; who: string; numbers: string }
export type LeakAsked = { from: string; to: string; who?: string; numbers?: string }

export function toAsked({ from, to, who, numbers }: LeakForm): LeakAsked {
  const list = numbers.split(/\D+/).filter((part) => part !== '')
  return {
    ...{ from: new Date(from).toISOString(), to: new Date(to).toISOString() },
    ...(who.trim() !== '' && { who: who.trim() }),
    ...(list.length > 0 && { numbers: list.join(',') }),
  }
}

export const countLeak = (query: LeakAsked) => unwrap(api.GET('/api/readings/leak', { params: { query } }))

export const leakFileUrl = (asked: LeakAsked, format: 'csv' | 'xlsx') =>
  `/api/readings/leak/file?${new URLSearchParams({ ...asked, format })}`
