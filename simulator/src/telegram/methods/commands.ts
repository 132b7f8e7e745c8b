/** What a bot offers behind «/», for each scope and language by itself. */
import { z } from 'zod'
import { badRequest } from '../telegram-error.ts'
import { type Call, changed, type Method, type Outcome, read } from './method.ts'

const MOST_COMMANDS = 100
const LONGEST_DESCRIPTION = 256
const Commands = z.object({ commands: z.array(z.object({ command: z.string(), description: z.string() })) })
const Scope = z.looseObject({
  type: z.string(),
  chat_id: z.union([z.number(), z.string()]).optional(),
  user_id: z.number().optional(),
})
const Where = z.object({ scope: Scope.default({ type: 'default' }), language_code: z.string().default('') })

function keyOf({ params }: Call): string {
  const { scope, language_code: language } = Where.parse(params)
  return [scope.type, scope.chat_id, scope.user_id, language].map((part) => part ?? '').join(' ')
}

function setMyCommands(call: Call): Outcome {
  const given = Commands.parse(call.params).commands
  if (given.length > MOST_COMMANDS) throw badRequest('BOT_COMMANDS_TOO_MUCH')
  const commands = given.map(({ command, description }) => ({
    command: command.replace(/^\//, ''),
    description: description.trim(),
  }))
  for (const { command, description } of commands) {
    if (!/^[a-z0-9_]{1,32}$/.test(command)) throw badRequest('BOT_COMMAND_INVALID')
    if (description === '' || description.length > LONGEST_DESCRIPTION)
      throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID')
  }
  const { bot, world } = call
  world.state.bots.put({ ...bot, commands: { ...bot.commands, [keyOf(call)]: commands } })
  return changed()
}

const getMyCommands = (call: Call): Outcome => read(call.bot.commands[keyOf(call)] ?? [])

function deleteMyCommands(call: Call): Outcome {
  const { [keyOf(call)]: _gone, ...commands } = call.bot.commands
  call.world.state.bots.put({ ...call.bot, commands })
  return changed()
}

export const commandMethods: Record<string, Method> = { setMyCommands, getMyCommands, deleteMyCommands }
