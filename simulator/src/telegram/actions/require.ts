import { z } from 'zod'
import { ControlError } from '../../lib/control/control-error.ts'
import type { Bot, Chat, Resident } from '../model.ts'
import { findChat, type World } from '../world.ts'

export const Id = z.number().int()

export function requireBot(world: World, botId: number): Bot {
  const bot = world.state.bots.get(String(botId))
  if (!bot) throw new ControlError(404, `no bot ${botId}`)
  return bot
}

export function requireResident(world: World, residentId: number): Resident {
  const resident = world.state.residents.get(String(residentId))
  if (!resident) throw new ControlError(404, `no resident ${residentId}`)
  return resident
}

export function requireChat(world: World, chatId: number): Chat {
  const chat = findChat(world, chatId)
  if (!chat) throw new ControlError(404, `no chat ${chatId}`)
  return chat
}
