/**
 * Who asked: a resident of the demo, or somebody who looks around in it. What a visitor asks at the region's page or writes
 * down there has a receipt, and its words are none that the demo wrote. It stays for the visitor's own hands as staff: nobody
 * played sorts, dismisses or answers it. Questions of the loaded past have no receipt. What the demo's residents asked there
 * before the last start counts as a visitor's, which leaves a few questions to people.
 */
import type { Meanings } from '../texts/meanings.ts'
import type { Api } from './api.ts'
import { sourceOf } from './decisions.ts'
import { Card, type ListItem } from './shapes.ts'
import type { Staff } from './staff.ts'

const KEPT = 2000
/** The network of all that has a receipt. */
const OWN_PAGE = 'form'

type Words = { meanings: Pick<Meanings, 'find'> }

export function isAskedByVisitor(card: Pick<Card, 'requestNumber' | 'thread'>, { meanings }: Words): boolean {
  return card.requestNumber !== null && meanings.find(sourceOf(card)?.text ?? '') === null
}

type Asking = Words & { api: Api; staff: Pick<Staff, 'reader'> }

/** Looks into the card, since a list does not tell. What cannot be read now is left alone. */
export function createProvenance({ api, staff, meanings }: Asking) {
  const ours = new Set<string>()
  return async ({ id, network }: Pick<ListItem, 'id' | 'network'>): Promise<boolean> => {
    if (network !== OWN_PAGE || ours.has(id)) return false
    const token = staff.reader()?.token
    if (token === undefined) return true
    const read = await api.call({ token, path: `/incidents/${id}`, schema: Card })
    // Not kept: a resident of the demo is told the receipt a moment after the question is there.
    if (read.status !== 'ok' || isAskedByVisitor(read.value, { meanings })) return true
    ours.add(id)
    const oldest = ours.size > KEPT ? ours.values().next().value : undefined
    if (oldest !== undefined) ours.delete(oldest)
    return false
  }
}
