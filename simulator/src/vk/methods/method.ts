import { z } from 'zod'
import type { RequestEffect } from '../../lib/storage/ledger.ts'
import type { Permission, Token } from '../model.ts'
import { VkError } from '../vk-error.ts'
import type { World } from '../world.ts'

export type Call = { world: World; token: Token }
export type Outcome = { response: unknown; effect: RequestEffect; createdId?: string }

/** `needs` is the right a community's key must have been given; keys of other kinds are not asked for it. */
export type Method = {
  needs: Permission | null
  run: (call: Call, params: Record<string, unknown>) => Outcome
}

export function method<S extends z.ZodType>(
  needs: Permission | null,
  schema: S,
  run: (call: Call, params: z.output<S>) => Outcome,
): Method {
  return { needs, run: (call, params) => run(call, schema.parse(params)) }
}

export const read = (response: unknown): Outcome => ({ response, effect: 'read' })
export const changed = (response: unknown = 1): Outcome => ({ response, effect: 'changed' })

/** Throws unless it is the key's own community, because a caller acts for no other. */
export function assertOwnGroup({ token }: Call, groupId: number): void {
  if (token.groupId !== groupId) throw new VkError(203)
}

export function getOwnGroupId({ token }: Call, groupId?: number): number {
  if (token.groupId === null) throw new VkError(100, 'group_id is undefined')
  if (groupId !== undefined && groupId !== 0 && groupId !== token.groupId) throw new VkError(15)
  return token.groupId
}

export const Fields = z.array(z.unknown()).default([])
